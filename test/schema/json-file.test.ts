import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readJsonFile } from '../../src/schema/json-file.js';
import { below, itemsOf, textOf, wholeOf } from '../../src/schema/json-place.js';

const wanted = { code: 'cli-output-invalid', expected: 'a list', hint: 'make one' } as const;
const read = (text: string) => readJsonFile({ name: 'f.json', text }, wanted);
const wide = (text: string) => Buffer.from(text, 'utf16le').toString('utf8');

describe('a file of JSON', () => {
  it.each([
    ['as it is', '{"a":[1]}'],
    ['with a byte order mark', '\uFEFF{"a":[1]}'],
    ['with ends of lines as on Windows', '{\r\n"a":\r\n[1]}\r\n'],
  ])('is read %s', (_, text) => {
    expect(read(text).value).toEqual({ a: [1] });
  });

  it.each([
    ['', 'f.json:1:1: expected a list, the file is empty'],
    [' \n\n ', 'f.json:1:1: expected a list, the file is empty'],
    ['\uFEFF', 'f.json:1:1: expected a list, the file is empty'],
    [wide('\uFEFF{"a": 1}'), 'f.json:1:1: expected a list as UTF-8, the file is UTF-16, as the > of PowerShell writes it'],
    [wide('{"a": 1}'), 'f.json:1:1: expected a list as UTF-8, the file is UTF-16, as the > of PowerShell writes it'],
    [
      Buffer.from('\uFEFF[]', 'utf16le').swap16().toString('utf8'),
      'f.json:1:1: expected a list as UTF-8, the file is UTF-16, as the > of PowerShell writes it',
    ],
    ['{"a":1}\n{"a":2}\n', 'f.json:2:1: expected one JSON document a file, another text begins here'],
    ['{\n  "a": [1,\n', 'f.json:3:1: the file is cut off: it ends in the middle of its JSON'],
    ['{\n  "a": "imag', 'f.json:2:8: the file is cut off: it ends in the middle of its JSON'],
    ['{"a": "x\ny"}', 'f.json:1:7: is not JSON: unexpected end of string'],
    ['{\n  "a" 1\n}', 'f.json:2:7: is not JSON: colon expected'],
    ['{"a": 1, // why\n"b": 2}', 'f.json:1:10: is not JSON: invalid comment token'],
    ['IMAGEDETAILS\tx', 'f.json:1:1: is not JSON: invalid symbol'],
  ])('is refused: %j', (text, message) => {
    expect(() => read(text)).toThrow(expect.objectContaining({ message, code: 'cli-output-invalid', hint: 'make one' }));
  });

  it('is refused in the words of the caller, where it knows what is there', () => {
    const instead = (text: string, offset: number) => (text === 'a b' ? { message: `words at ${offset}`, hint: 'no words' } : undefined);
    const readOther = (text: string) => readJsonFile({ name: 'f.json', text }, { ...wanted, instead });
    expect(() => readOther('a b')).toThrow(expect.objectContaining({ message: 'f.json:1:1: words at 0', hint: 'no words' }));
    expect(() => readOther('a c')).toThrow(
      expect.objectContaining({ message: 'f.json:1:1: is not JSON: invalid symbol', hint: 'make one' }),
    );
    expect(read('[]').refuse([], 'is empty').hint).toBe('make one');
    expect(read('[]').refuse([], 'is empty', 'fill it').hint).toBe('fill it');
  });

  it.each([
    ['deep', '['.repeat(200_000) + ']'.repeat(200_000)],
    ['deep and cut off', '['.repeat(200_000)],
    ['deep with a fault', `${'{"a":'.repeat(100_000)}x`],
  ])('may be %s, and the error still comes', (_, text) => {
    expect(() => {
      throw read(text).misfit(['a', 0], 'a number');
    }).toThrow(/^f\.json:\d+:\d+: /);
  });
});

describe('a value in it', () => {
  const file = read('{\n  "a": [{"b": "x"},\n    {"b": null, "c": [1, 2, {"d": true}]}]\n}');

  it.each([
    [[], 'f.json:1:1: expected a number, there is an object'],
    [['a'], 'f.json:2:8: a: expected a number, there is a list'],
    [['a', 0, 'b'], 'f.json:2:15: a[0].b: expected a number, there is "x"'],
    [['a', 1, 'b'], 'f.json:3:11: a[1].b: expected a number, there is null'],
    [['a', 1, 'c', 2, 'd'], 'f.json:3:35: a[1].c[2].d: expected a number, there is true'],
    [['a', 1, 'x'], 'f.json:3:5: a[1].x: expected a number, there is nothing'],
    [['a', 7], 'f.json:2:8: a[7]: expected a number, there is nothing'],
    [['x', 'y'], 'f.json:1:1: x.y: expected a number, there is nothing'],
    [['constructor'], 'f.json:1:1: constructor: expected a number, there is nothing'],
  ])('at %j is named by its place', (path, message) => {
    expect(file.misfit(path, 'a number').message).toBe(message);
  });

  it('is found wherever it is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue({ maxDepth: 3 }), { maxLength: 6 }),
        fc.array(fc.jsonValue({ maxDepth: 2 }), { maxLength: 4 }),
        (before, after) => {
          const text = JSON.stringify([...before, 'HERE', ...after]);
          const offset = JSON.stringify([...before, 0]).length - 2;
          expect(read(text).misfit([before.length], 'x').message).toContain(`f.json:1:${offset + 1}: `);
        },
      ),
    );
  });

  it('is read along a path, and what is not there is nothing', () => {
    const whole = wholeOf(file);
    expect(itemsOf(below(whole, 'a')).map((item) => textOf(below(item, 'b')))).toEqual(['x', '']);
    expect(textOf(below(whole, 'x', 'y', 'z'))).toBe('');
    expect(itemsOf(below(whole, 'toString'))).toEqual([]);
    expect(() => below(whole, 'a', 'b')).toThrow('f.json:2:8: a: expected an object, there is a list');
    expect(() => textOf(below(whole, 'a'))).toThrow('f.json:2:8: a: expected a text, there is a list');
    expect(() => itemsOf(whole)).toThrow('f.json:1:1: expected a list, there is an object');
  });
});
