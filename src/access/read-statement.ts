import type { JsonPath } from './json-text.js';
import type { ConditionTest, Statement, Terms } from './policy.js';
import { everyone, type Principal, type PrincipalType, readPrincipal } from './principal.js';
import { readCondition } from './read-condition.js';
import { type Complain, isObject, readTexts, refuseUnknownKeys } from './shape.js';

interface Place {
  readonly index: number;
  readonly path: JsonPath;
  readonly variables: boolean;
  readonly complain: Complain;
}

type Fields = Readonly<Record<string, unknown>>;

const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];
const principalTypes: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'];

/** Reads one statement; an empty list where it is no statement at all. */
export function readStatement(value: unknown, place: Place): readonly Statement[] {
  if (!isObject(value)) {
    place.complain(place.path, 'is not an object');
    return [];
  }
  refuseUnknownKeys(value, elements, place.path, place.complain);
  const { Sid: sid, Effect: effect } = value;
  if (sid !== undefined && typeof sid !== 'string') place.complain([...place.path, 'Sid'], 'is not text');
  if (effect !== 'Allow' && effect !== 'Deny') {
    place.complain(effect === undefined ? place.path : [...place.path, 'Effect'], 'needs the Effect "Allow" or "Deny"');
  }
  return [
    {
      index: place.index,
      sid: typeof sid === 'string' ? sid : undefined,
      effect: effect === 'Deny' ? 'Deny' : 'Allow',
      principals: oneOf(value, 'Principal', place, readPrincipals),
      actions: oneOf(value, 'Action', place, readTexts),
      resources:
        'Resource' in value || 'NotResource' in value ? oneOf(value, 'Resource', place, readTexts) : { except: false, list: ['*'] },
      tests: readConditions(value.Condition, place),
    },
  ];
}

function oneOf<T>(
  value: Fields,
  name: string,
  { path, complain }: Place,
  read: (value: unknown, path: JsonPath, complain: Complain) => readonly T[],
): Terms<T> {
  const negation = `Not${name}`;
  const except = negation in value;
  if (except === name in value) {
    complain(path, except ? `has both ${name} and ${negation}` : `has neither ${name} nor ${negation}`);
    return { except: false, list: [] };
  }
  const key = except ? negation : name;
  return { except, list: read(value[key], [...path, key], complain) };
}

function readPrincipals(value: unknown, path: JsonPath, complain: Complain): readonly Principal[] {
  if (value === '*') return [everyone];
  if (!isObject(value)) {
    complain(path, 'is neither "*" nor an object with AWS, Service, Federated or CanonicalUser');
    return [];
  }
  refuseUnknownKeys(value, principalTypes, path, complain);
  return principalTypes.flatMap((type) =>
    type in value ? readTexts(value[type], [...path, type], complain).map((text) => readPrincipal(type, text)) : [],
  );
}

function readConditions(value: unknown, { path, variables, complain }: Place): readonly ConditionTest[] {
  if (value === undefined) return [];
  const at = [...path, 'Condition'];
  if (!isObject(value)) {
    complain(at, 'is not an object');
    return [];
  }
  return Object.entries(value).flatMap(([operator, keys]) => {
    if (isObject(keys)) {
      return Object.entries(keys).map(([key, given]) =>
        readCondition(operator, key, readValues(given, [...at, operator, key], complain), variables),
      );
    }
    complain([...at, operator], 'is not an object of condition keys');
    return [];
  });
}

// IAM takes booleans and numbers for their text.
function readValues(value: unknown, path: JsonPath, complain: Complain): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((each) => {
    if (typeof each === 'string' || typeof each === 'boolean' || typeof each === 'number') return [String(each)];
    complain(path, 'is neither text, number or boolean nor a list of them');
    return [];
  });
}
