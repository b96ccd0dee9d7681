/** Amazon ECR takes no longer one: https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html */
const longestPolicy = 30_720;

/** A list of strings, over several lines. No string of JSON holds a line feed, so that only what is between them is matched. */
const list = /\[\n(?:\s*"(?:[^"\\\n]|\\.)*",?\n)+\s*\]/g;
const action = /"action": \{\n[^{}]*\n\s*\}/g;

/** The text of a policy in lines that are fewer: its lists and actions in a line each. It says the same. Not neutralised. */
export function policyTextLines(policy: string): string[] {
  const text = policy.slice(0, longestPolicy);
  return text
    .replace(list, (lines) => inOneLine(lines).replace(/^\[ /, '[').replace(/ \]$/, ']'))
    .replace(action, inOneLine)
    .split('\n');
}

function inOneLine(lines: string): string {
  return lines
    .split('\n')
    .map((line, at) => (at === 0 ? line : line.trimStart()))
    .join(' ');
}
