/** The first line of a block at the top of a Terraform file. A `removed` block has the address that it is `from` as its label. */
export interface BlockStart {
  readonly kind: string;
  readonly labels: readonly string[];
  /** Counted from 1. */
  readonly line: number;
}

// Terraform takes a label with or without quotes.
const header = /(?<![\w-])(resource|data|ephemeral|module)((?:[ \t]+(?:"[^"\s]+"|[\p{L}_][\p{L}\p{N}_-]*)){1,2})[ \t]*\{/uy;
const removed = /(?<![\w-])removed[ \t]*\{[^{}]*?(?<![\w-])from[ \t]*=[ \t]*([^\s#/{}]+)/uy;
const heredoc = /<<-?([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

/**
 * Finds the blocks of a `.tf` file without parsing it: comments, strings and heredocs are stepped over, braces counted.
 *
 * Its limits: a header on one line, as `terraform fmt` writes it, and no heredoc within the template of a heredoc.
 */
export function findBlocks(text: string): readonly BlockStart[] {
  const blocks: BlockStart[] = [];
  const lineOf = countLines(text);
  let depth = 0;
  for (let at = 0; at < text.length; ) {
    const block = depth === 0 ? blockAt(text, at) : null;
    if (block !== null) {
      blocks.push({ kind: block.kind, labels: block.labels, line: lineOf(at) });
      at += block.length;
      depth = 1;
      continue;
    }
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth = Math.max(0, depth - 1);
    at = stepOver(text, at);
  }
  return blocks;
}

function blockAt(text: string, at: number): { kind: string; labels: readonly string[]; length: number } | null {
  const match = matchAt(header, text, at);
  if (match !== null) return { kind: match[1] ?? '', labels: labelsOf(match[2] ?? ''), length: match[0].length };
  const gone = matchAt(removed, text, at);
  return gone === null ? null : { kind: 'removed', labels: [gone[1] ?? ''], length: gone[0].length };
}

function labelsOf(written: string): readonly string[] {
  return written
    .trim()
    .split(/[ \t]+/)
    .map((label) => label.replaceAll('"', ''));
}

// The next place to look at: behind a comment, string or heredoc that begins here, else the next character.
function stepOver(text: string, at: number): number {
  switch (text[at]) {
    case '#':
      return behind(text, '\n', at);
    case '/':
      if (text[at + 1] === '/') return behind(text, '\n', at);
      return text[at + 1] === '*' ? behind(text, '*/', at + 2) : at + 1;
    case '"':
      return behindString(text, at + 1);
    case '<':
      return behindHeredoc(text, at);
    default:
      return at + 1;
  }
}

function behind(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? text.length : found + end.length;
}

// A string ends with its line at the latest, but a template in it may hold strings and lines of its own.
function behindString(text: string, from: number): number {
  for (let at = from; at < text.length; ) {
    const char = text[at];
    if (char === '"' || char === '\n') return at + 1;
    if (char === '\\') at += 2;
    else if (text.startsWith('$${', at) || text.startsWith('%%{', at)) at += 3;
    else if (text.startsWith('${', at) || text.startsWith('%{', at)) at = behindTemplate(text, at + 2);
    else at += 1;
  }
  return text.length;
}

function behindTemplate(text: string, from: number): number {
  let depth = 1;
  for (let at = from; at < text.length; at = stepOver(text, at)) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') depth -= 1;
    if (depth === 0) return at + 1;
  }
  return text.length;
}

function behindHeredoc(text: string, at: number): number {
  const start = matchAt(heredoc, text, at);
  if (start === null) return at + 1;
  const from = at + start[0].length;
  const end = new RegExp(`^[ \\t]*${start[1]}[ \\t]*\\r?$`, 'gmu');
  end.lastIndex = from;
  return end.exec(text) === null ? text.length : end.lastIndex;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

// To be asked for places in their order only.
function countLines(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    for (; next !== -1 && next < at; next = text.indexOf('\n', next + 1)) line += 1;
    return line;
  };
}
