import { describe, expect, it } from 'vitest';
import { plainText, plainValue } from '../../src/engine/plain-value.js';
import { splitTemplate } from '../../src/engine/template.js';

describe('splitTemplate', () => {
  it.each([
    ['', []],
    ['no placeholder', ['no placeholder']],
    ['{a}', ['<a>']],
    ['x {a} y {b.c}', ['x ', '<a>', ' y ', '<b.c>']],
    ['{a}{b}', ['<a>', '<b>']],
    ['{ {"k": "v"}.k }!', ['< {"k": "v"}.k >', '!']],
    ['{a == "}"} b', ['<a == "}">', ' b']],
    ["{a == '{'} b", ["<a == '{'>", ' b']],
    ['{a == "\\"}"} b', ['<a == "\\"}">', ' b']],
    ['a } b', ['a } b']],
    ['a {b', ['a {b']],
    ['a {"b}', ['a {"b}']],
  ])('%s', (message, parts) => {
    expect(splitTemplate(message).map(({ text, expression }) => (expression === null ? text : `<${expression}>`))).toEqual(parts);
  });

  it('knows where each part begins', () => {
    expect(splitTemplate('x {a} y {b}').map(({ offset }) => offset)).toEqual([0, 3, 5, 9]);
  });
});

describe('plainValue', () => {
  it.each([
    [12n, 12, '12'],
    [1.5, 1.5, '1.5'],
    [Number.POSITIVE_INFINITY, 'Infinity', 'Infinity'],
    [true, true, 'true'],
    [null, null, 'null'],
    ['text', 'text', 'text'],
    [['a', 'b'], ['a', 'b'], 'a, b'],
    [[1n, ['a']], [1, ['a']], '1, ["a"]'],
    [new Map([['k', 2n]]), { k: 2 }, '{"k":2}'],
    [{ k: [3n] }, { k: [3] }, '{"k":[3]}'],
  ])('%s', (value, plain, text) => {
    expect(plainValue(value)).toEqual(plain);
    expect(plainText(value)).toBe(text);
  });
});
