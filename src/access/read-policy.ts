import { type JsonPath, placesIn, readJson } from './json-text.js';
import type { Policy, PolicyFault, PolicyReading } from './policy.js';
import { readStatement } from './read-statement.js';
import { isObject, refuseUnknownKeys } from './shape.js';

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_SetRepositoryPolicy.html, and no more in a registry policy. */
const mostCharacters = 10_240;

/** Beyond this a text is no policy that somebody could mend, and weighing its statements against each other would take long. */
const mostCharactersRead = 4 * mostCharacters;

/**
 * Reads the text of a repository or registry policy: strict JSON of the shape of an IAM resource policy. A policy with a
 * fault has no meaning here, for the service would not take it: what it would grant is not guessed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function readPolicy(text: string): PolicyReading {
  if (text.length > mostCharactersRead) return { ok: false, faults: [tooLong(text)] };
  const json = readJson(text);
  if (!json.ok) return json;
  const faults: PolicyFault[] = [];
  const faultAt = placesIn(text);
  const policy = shapePolicy(json.value, (path, message) => faults.push(faultAt(path, message)));
  return faults.length > 0 ? { ok: false, faults } : { ok: true, policy };
}

function tooLong({ length }: string): PolicyFault {
  return { pointer: '', line: 1, column: 1, message: `has ${length} characters, and no policy has more than ${mostCharacters}` };
}

function shapePolicy(value: unknown, complain: (path: JsonPath, message: string) => void): Policy {
  if (!isObject(value)) {
    complain([], 'is not an object');
    return { statements: [] };
  }
  refuseUnknownKeys(value, ['Version', 'Id', 'Statement'], [], complain);
  const { Version: version, Statement: statement } = value;
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17') {
    complain(['Version'], 'is neither "2012-10-17" nor "2008-10-17"');
  }
  if (value.Id !== undefined && typeof value.Id !== 'string') complain(['Id'], 'is not text');
  if (statement === undefined) complain([], 'has no Statement');
  // Without a version IAM takes the older one, in which `${…}` stands for itself.
  const variables = version === '2012-10-17';
  const list: readonly unknown[] = Array.isArray(statement) ? statement : statement === undefined ? [] : [statement];
  return {
    statements: list.flatMap((each, index) => {
      const path = Array.isArray(statement) ? ['Statement', index] : ['Statement'];
      return readStatement(each, { index, path, variables, complain });
    }),
  };
}
