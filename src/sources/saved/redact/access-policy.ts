import type { Identifiers } from './identifiers.js';
import { type JsonPath, redactJson } from './json-text.js';
import type { Words } from './words.js';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
const elements = new Set([
  ...['Version', 'Id', 'Statement', 'Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource'],
  ...['Condition', 'AWS', 'Service', 'Federated', 'CanonicalUser'],
]);

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html */
const operator = new RegExp(
  `^(?:ForAnyValue:|ForAllValues:)?(?:${[
    'String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)',
    '(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)',
    'Arn(?:Not)?(?:Equals|Like)',
    '(?:Not)?IpAddress',
    'Bool',
    'BinaryEquals',
    'Null',
  ].join('|')})(?:IfExists)?$`,
  'i',
);

/** A condition key, and what it may be narrowed to: `aws:ResourceTag/team`. */
const conditionKey =
  /^((?:aws|ecr|ecr-public|kms|iam|sts|s3|ec2|lambda|saml|codebuild|signer|cognito-identity\.amazonaws\.com|accounts\.google\.com|token\.actions\.githubusercontent\.com):[A-Za-z0-9]+)(\/.*)?$/is;
const action = /^(?:\*|[A-Za-z0-9*?-]{1,30}:[A-Za-z*?]{1,64})$/;

/** Redacts the text of a repository or registry policy: who may do what under which kind of condition stays. */
export function redactAccessPolicy(text: string, identifiers: Identifiers, words: Words): string {
  return redactJson(text, {
    key: (key, path) => (elements.has(key) ? key : path.includes('Condition') ? redactConditionKey(key, words) : words.text(key)),
    value: (value, path) => {
      const [element, inner] = elementOf(path);
      if (element === 'Action' || element === 'NotAction') return action.test(value) ? value : words.text(value);
      if (element === 'Effect') return value === 'Allow' || value === 'Deny' ? value : words.text(value);
      if (inner === 'CanonicalUser') return identifiers.secretHex(value);
      return identifiers.any(value);
    },
    other: words.text,
  });
}

function redactConditionKey(key: string, words: Words): string {
  if (operator.test(key)) return key;
  const [, name, rest = ''] = conditionKey.exec(key) ?? [];
  return name === undefined ? words.text(key) : name + words.text(rest);
}

/** The element of the statement that a value is in, and the key within it, if there is one. */
function elementOf(path: JsonPath): readonly (string | number | undefined)[] {
  const inStatement = path.slice(path.indexOf('Statement') + 1);
  const keys = inStatement.filter((part) => typeof part === 'string');
  return [keys[0], keys[1]];
}
