import type { Identifiers } from './identifiers.js';
import { type JsonPath, redactJson } from './json-text.js';
import type { Names } from './names.js';
import type { Words } from './words.js';

/** Fields of events whose values are AWS's own words. https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html */
const ownWords = new Set([
  ...['source', 'detail-type', 'region', 'scan-status', 'action-type', 'result', 'severity', 'status', 'type', 'finding-severity-counts'],
  ...['eventName', 'eventSource', 'scan-type', 'fixAvailable', 'exploitAvailable', 'version'],
]);

/** Operators, and what stands in the patterns on findings. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html */
const keys = new Set([
  ...ownWords,
  ...['$or', 'prefix', 'suffix', 'wildcard', 'anything-but', 'equals-ignore-case', 'exists', 'numeric', 'cidr'],
  ...['account', 'resources', 'detail', 'id', 'time', 'repository-name', 'image-digest', 'image-tag', 'image-tags', 'awsAccountId'],
  ...['CRITICAL', 'HIGH', 'MEDIUM', 'LOW', 'INFORMATIONAL', 'UNDEFINED', 'UNTRIAGED', 'details', 'awsEcrContainerImage', 'repositoryName'],
]);
const operators = new Set(['$or', 'prefix', 'suffix', 'wildcard', 'anything-but', 'equals-ignore-case', 'exists', 'numeric', 'cidr']);

/** Redacts an event pattern: which kinds of events it takes stays, of whose it is not. */
export function redactEventPattern(text: string, identifiers: Identifiers, names: Names, words: Words): string {
  return redactJson(text, {
    key: (key) => (keys.has(key) ? key : words.text(key)),
    value: (value, path) => {
      const field = fieldOf(path);
      if (ownWords.has(field)) return /^[A-Za-z0-9 ._*-]{0,60}$/.test(value) ? value : words.text(value);
      if (field === 'repository-name' || field === 'repositoryName') return names.pattern(value);
      return /^[A-Z_]+$/.test(value) && value.length < 24 ? keptOrNot(value, words) : identifiers.any(value);
    },
    other: words.text,
  });
}

function keptOrNot(value: string, words: Words): string {
  return keys.has(value) || value.startsWith('AWS_') ? value : words.text(value);
}

function fieldOf(path: JsonPath): string {
  const fields = path.filter((part) => typeof part === 'string' && !operators.has(part));
  return String(fields.at(-1) ?? '');
}
