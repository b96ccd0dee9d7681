import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deepestNesting, tooDeepAt } from '../../src/model/nesting.js';

const nested = (depth: number, inner = '') => `${'['.repeat(depth)}${inner}${']'.repeat(depth)}`;

/** How deep lists and objects lie in each other, counted on the value. */
function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}

describe('where a text goes too deep', () => {
  it.each([
    ['a text', '"a"', -1],
    ['as deep as it may', nested(deepestNesting), -1],
    ['a level more', nested(deepestNesting + 1), deepestNesting],
    ['in objects', `${'{"a":'.repeat(deepestNesting)}[]${'}'.repeat(deepestNesting)}`, 5 * deepestNesting],
    ['side by side', `[${Array.from({ length: 1000 }, () => '[]').join()}]`, -1],
    ['brackets in a text', nested(2, JSON.stringify('['.repeat(1000))), -1],
    ['brackets in a text with quotes in it', nested(2, JSON.stringify(`"\\"${'['.repeat(1000)}`)), -1],
    ['a million levels', nested(1_000_000), deepestNesting],
  ])('%s', (_name, text, at) => {
    expect(tooDeepAt(text)).toBe(at);
  });

  it('is nowhere in a value that is not as deep', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.integer({ min: 0, max: deepestNesting + 5 }), (value, around) => {
        const text = nested(around, JSON.stringify(value));
        expect(tooDeepAt(text) >= 0).toBe(depthOf(JSON.parse(text)) > deepestNesting);
      }),
    );
  });
});
