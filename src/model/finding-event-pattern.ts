import { matchesWildcard } from './wildcard.js';

/** The events that carry scan findings: basic scanning's, and Amazon Inspector's. */
const findingEvents = [
  { source: 'aws.ecr', 'detail-type': 'ECR Image Scan' },
  { source: 'aws.inspector2', 'detail-type': 'Inspector2 Finding' },
] as const;

/** True for an event pattern that lets scan findings through. */
export function selectsFindings(pattern: string): boolean {
  const parsed = parsePattern(pattern);
  if (parsed === null) return false;
  return findingEvents.some((event) => accepts(parsed['source'], event.source) && accepts(parsed['detail-type'], event['detail-type']));
}

function parsePattern(text: string): Record<string, unknown> | null {
  try {
    const parsed: unknown = JSON.parse(text);
    // A pattern that names neither source nor detail-type is not about findings, even where it lets them through.
    return isObject(parsed) && ('source' in parsed || 'detail-type' in parsed) ? parsed : null;
  } catch {
    return null;
  }
}

/** EventBridge: a field that the pattern does not name is free; a list accepts any of its values, exact or by a matcher. */
function accepts(wanted: unknown, value: string): boolean {
  if (wanted === undefined) return true;
  if (!Array.isArray(wanted)) return false;
  return wanted.some((one) => one === value || (isObject(one) && matcherAccepts(one, value)));
}

function matcherAccepts(matcher: Record<string, unknown>, value: string): boolean {
  const { prefix, suffix, wildcard } = matcher;
  if (typeof prefix === 'string') return value.startsWith(prefix);
  if (typeof suffix === 'string') return value.endsWith(suffix);
  if (typeof wildcard === 'string') return matchesWildcard(wildcard, value);
  return typeof matcher['equals-ignore-case'] === 'string' && matcher['equals-ignore-case'].toLowerCase() === value.toLowerCase();
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** True for a log group whose name says that it is for scan findings. */
export function isNamedForFindings(logGroup: string): boolean {
  return /scan-?findings?|ecr.*scan|vulnerab/iu.test(logGroup);
}
