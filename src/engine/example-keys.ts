import { didYouMean } from '../model/closest.js';
import type { Example } from '../schema/generated/rule.js';
import { type ExampleMap, mapIn } from './example-inventory.js';

/** What an example may say; a misspelt key would leave AWS's default in its place, and the example true for the wrong reason. */
const exampleKeys = [
  ...['name', 'params', 'environment', 'trust', 'source'],
  ...['repository', 'registry', 'alarm', 'logGroup', 'cacheRule', 'template'],
  ...['before', 'after', 'action', 'replacePaths', 'lifecyclePolicyAction'],
  ...['images', 'imagesMissing', 'manifests', 'scans', 'use', 'inUse'],
  ...['repositories', 'repositoriesMissing', 'copy'],
];

/** @throws Error for a key that is none. */
export function checkExampleKeys(example: Example): void {
  const parts: readonly (readonly [where: string, map: ExampleMap, known: readonly string[]])[] = [
    ['an example', example, exampleKeys],
    ['trust of an example', mapIn(example, 'trust'), ['accounts', 'organizations']],
    ['before of an example', mapIn(example, 'before'), ['repository', 'registry']],
    ['after of an example', mapIn(example, 'after'), ['repository', 'registry']],
  ];
  for (const [where, map, known] of parts) {
    const wrong = Object.keys(map).find((key) => !known.includes(key));
    if (wrong !== undefined)
      throw new Error(`"${wrong}" is no key of ${where}${didYouMean(wrong, known)}; it may have ${known.join(', ')}`);
  }
}
