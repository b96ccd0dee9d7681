import { expect, it } from 'vitest';
import { firstNames } from '../../src/model/first-names.js';

const many = Array.from({ length: 1_206 }, (_, place) => `n${place}`);

it.each([
  ['none', [], ''],
  ['one', ['a'], 'a'],
  ['as many as there is room for', ['a', 'b'], 'a, b'],
  ['one more', ['a', 'b', 'c'], 'a, b and 1 more'],
  ['very many', many, 'n0, n1 and 1,204 more'],
])('names of %s names the first two', (_, names, words) => {
  expect(firstNames(names, 2)).toBe(words);
});
