import type { ErrorObject } from 'ajv';
import { didYouMean } from '../model/closest.js';
import type { LocatedDocument, LocatedFault, Path } from './located-document.js';

/** What a validator has against a document, in words, each where it stands. */
export function schemaFaults(errors: readonly ErrorObject[], document: LocatedDocument): LocatedFault[] {
  const alternatives = new Set(errors.filter(({ keyword }) => keyword === 'oneOf').map(({ instancePath }) => instancePath));
  const telling = errors.filter((error) => !alternatives.has(error.instancePath) || isTelling(error, errors));
  const faults = telling.map((error) => {
    const path = error.instancePath
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
      .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
    const place =
      error.keyword === 'additionalProperties'
        ? document.keyPosition([...path, String(error.params['additionalProperty'])])
        : document.position(path);
    return { ...place, message: inWords(error, path, document.value) };
  });
  return faults.filter(({ message }, index) => faults.findIndex((other) => other.message === message) === index);
}

/**
 * Where a value may have one of several forms, a validator says of each that it is another. What tells is what is wrong in the form
 * that was meant; without that the words that are allowed, and without those that no form fits.
 */
function isTelling({ keyword, instancePath }: ErrorObject, errors: readonly ErrorObject[]): boolean {
  const isOfForm = (error: ErrorObject): boolean => error.instancePath === instancePath && forms.has(error.keyword);
  if (!forms.has(keyword)) return true;
  if (errors.some((other) => `${other.instancePath}/`.startsWith(`${instancePath}/`) && !isOfForm(other))) return false;
  const allowed = errors.some((other) => isOfForm(other) && other.keyword === 'enum');
  return keyword === (allowed ? 'enum' : 'oneOf');
}

const forms = new Set(['type', 'enum', 'oneOf']);

function inWords(error: ErrorObject, path: Path, document: unknown): string {
  const name = path.length === 0 ? 'the document' : `"${path.join('.')}"`;
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(error.params['additionalProperty']);
      const properties: unknown = error.parentSchema?.['properties'];
      const known = typeof properties === 'object' && properties !== null ? Object.keys(properties) : [];
      return `"${key}" is no key of ${name}${didYouMean(key, known) || `; it may hold ${known.join(', ')}`}`;
    }
    case 'required':
      return `${name} lacks "${String(error.params['missingProperty'])}"`;
    case 'enum': {
      const allowed: readonly string[] = Array.isArray(error.params['allowedValues']) ? error.params['allowedValues'].map(String) : [];
      return `${name} is to be one of ${allowed.join(', ')}${didYouMean(String(valueAt(document, path)), allowed)}`;
    }
    case 'oneOf':
      return `${name} has none of the forms that are accepted here`;
    case 'pattern':
      return `${name} ${patternInWords(String(error.params['pattern']))}`;
    default:
      return `${name} ${error.message ?? 'is not valid'}`;
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), value);
}

/** A pattern that only asks for a length is said as one, and one of an instant as that. */
function patternInWords(pattern: string): string {
  const [, least, most] = /^\^(?:\.|\[\\s\\S\])(?:\{(\d+),(\d*)\}|\+)\$$/.exec(pattern) ?? [];
  if (/^\^\[\\s\\S\]\+\$$/.test(pattern)) return 'may not be empty';
  if (pattern.includes('|3[01])T(')) return 'is to be a UTC instant, such as 2026-11-21T12:00:00Z';
  if (least === undefined) return `does not have the form ${pattern}`;
  return most === '' ? `is to have at least ${least} characters` : `is to have ${least} to ${most} characters on one line`;
}
