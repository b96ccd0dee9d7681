/**
 * What to do about a text that is no JSON but another language in which people write policies; empty where it is none of them. The
 * patterns look at the beginnings of lines, where JSON has neither words nor assignments.
 */
export function otherLanguage(text: string): string {
  return languages.find(({ pattern }) => pattern.test(text))?.message ?? '';
}

interface OtherLanguage {
  readonly pattern: RegExp;
  readonly message: string;
}

const languages: readonly OtherLanguage[] = [
  {
    // What terraform output prints of a text with several lines, and what stands in a configuration.
    pattern: /^\s*<<-?\w/,
    message: 'this is a heredoc of Terraform, not JSON: `terraform output -raw NAME` prints the text alone',
  },
  {
    pattern:
      /^[ \t]*(?:data|resource|module|output|variable)[ \t]+"[^"\n]*"|^[ \t]*locals[ \t]*\{|^[ \t]*(?:[\w-]+[ \t]*=[ \t]*)?(?:<<-?\w|jsonencode\()/m,
    message:
      'this is Terraform, not JSON: `terraform show -json tfplan | ecr-audit plan` judges it; to simulate it, give its policy an output, and `terraform output -raw NAME` prints it as JSON',
  },
  {
    pattern: /^[ \t]*(?:-[ \t]+)?LifecyclePolicyText:/m,
    message: 'this is CloudFormation, not the policy: save the JSON text of LifecyclePolicyText in a file of its own',
  },
  { pattern: /^rules:(?:\s|$)/m, message: 'this is YAML, not JSON: `yq -o json` prints it as JSON' },
];
