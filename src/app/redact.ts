/**
 * Hides values that a plan marks sensitive, wherever they turn up: a sensitive tag is repeated in tags_all without its mark,
 * and a sensitive name in an ARN.
 */
export function createRedactor(secrets: ReadonlySet<string>): <T>(value: T) => T {
  if (secrets.size === 0) return (value) => value;
  // The longest first, so that a secret within another leaves no rest of it behind.
  const ordered = [...secrets].sort((a, b) => b.length - a.length);
  const hide = (text: string): string => ordered.reduce((hidden, secret) => hidden.replaceAll(secret, '(sensitive)'), text);
  return (value) => redact(value, hide);
}

function redact<T>(value: T, hide: (text: string) => string): T {
  // The shape stays what it is: only texts are replaced, by texts.
  if (typeof value === 'string') return hide(value) as T;
  if (Array.isArray(value)) return value.map((item) => redact(item, hide)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, hide)])) as T;
}
