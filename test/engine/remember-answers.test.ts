import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBase, createLanguage, type Expression } from '../../src/engine/expression.js';
import { createRe2 } from '../../src/engine/regex-engine.js';
import { rememberAnswers } from '../../src/engine/remember-answers.js';
import { field, mapField, objectField, objectType } from '../../src/facts/object-type.js';
import { type Knowable, unknown } from '../../src/model/unknown.js';

interface Box {
  readonly size: Knowable<number>;
  readonly open: Knowable<boolean>;
  readonly labels: Knowable<readonly string[]>;
  readonly tags: Knowable<Readonly<Record<string, string>>>;
  readonly lid: Knowable<number>;
}

const lidType = objectType<number>('Lid', 'What closes a box.', { weight: field('double', 'Its weight.', (weight) => weight) });
const boxType = objectType<Box>('Box', 'A box.', {
  size: field('double', 'Its size.', ({ size }) => size),
  open: field('bool', 'Whether it is open.', ({ open }) => open),
  labels: field('list<string>', 'What is on it.', ({ labels }) => labels),
  tags: mapField('Its tags.', ({ tags }) => tags),
  lid: objectField(lidType, 'Its lid.', ({ lid }) => lid),
});
const base = createBase({ variables: { box: boxType }, types: [boxType, lidType], functions: [] }, createRe2());
const language = createLanguage(base, { max: { type: 'number', default: 2, description: 'The most.' } });

const texts = [
  'box.open',
  'box.size > params.max',
  'box.open || box.size > 2.0',
  'box.labels.size() == 0 || box.labels.exists(label, label == "a")',
  '"k" in box.tags && box.tags.k == "1"',
  'box.tags["k"] == "1" || box.open',
  'box.tags.k == "1"',
  'box.lid.weight < 2.0 && !box.open',
  '[box].all(other, other.size < 3.0)',
];

const no = unknown('known-after-apply', 'known after apply');
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<Knowable<T>> => fc.oneof({ weight: 4, arbitrary }, fc.constant(no));
const word = fc.constantFrom('a', 'b', '["a"]', 'list ["a"]');
const box: fc.Arbitrary<Box> = fc.record({
  size: maybe(fc.constantFrom(0, 1, 2, 3, Number.NaN)),
  open: maybe(fc.boolean()),
  labels: maybe(fc.array(word, { maxLength: 3 })),
  tags: maybe(fc.dictionary(fc.constantFrom('k', 'l'), fc.constantFrom('1', '2'))),
  lid: maybe(fc.constantFrom(1, 2)),
});

function answer(expression: Expression, subject: Box, max: number): unknown {
  try {
    return expression.evaluate({ box: boxType.view(subject), params: language.params({ max }) });
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : error}`;
  }
}

describe('rememberAnswers', () => {
  it.each(texts)('answers %s as the expression itself does', (text) => {
    const plain = language.compile(text);
    fc.assert(
      fc.property(fc.array(fc.tuple(box, fc.constantFrom(1, 2)), { maxLength: 40 }), (asked) => {
        const remembering = rememberAnswers(plain);
        for (const [subject, max] of asked) expect(answer(remembering, subject, max)).toEqual(answer(plain, subject, max));
      }),
    );
  });

  it.each([
    ['box.open || box.open', ['box.open']],
    ['box.size > params.max', ['box.size', 'params.max']],
    ['box.tags.k == box.tags["l"]', ['box.tags.k', 'box.tags']],
    ['box.labels.exists(label, label == "a")', ['box.labels']],
    ['box.lid.weight < 2.0', ['box.lid.weight']],
    ['[box].size() == 1', ['box']],
    ['true', []],
  ])('%s reads %j', (text, reads) => {
    const paths = language.compile(text).reads();
    expect(paths.map((path) => path.join('.')).sort()).toEqual([...reads].sort());
  });

  it('evaluates once for things that are alike, and no longer looks up where nothing is', () => {
    let evaluated = 0;
    const plain = language.compile('box.size > 2.0');
    const counting: Expression = {
      ...plain,
      evaluate: (variables) => {
        evaluated += 1;
        return plain.evaluate(variables);
      },
    };
    const subject = { open: true, labels: [], tags: {}, lid: 1 };
    const alike = rememberAnswers(counting);
    for (let at = 0; at < 100; at++) answer(alike, { ...subject, size: at % 2 }, 2);
    expect(evaluated).toBe(2);

    evaluated = 0;
    const different = rememberAnswers(counting);
    for (let at = 0; at < 3_000; at++) answer(different, { ...subject, size: at }, 2);
    for (let at = 0; at < 10; at++) answer(different, { ...subject, size: 1 }, 2);
    expect(evaluated).toBe(3_010);
  });
});

describe('an answer about something large', () => {
  it('does not keep it', async () => {
    setFlagsFromString('--expose-gc');
    const collect: () => void = runInNewContext('gc');
    const remembered = rememberAnswers(language.compile('[box].all(other, other.open)'));
    const ask = (): WeakRef<object> => {
      const box = boxType.view({ size: 1, open: true, labels: [], tags: {}, lid: 1 });
      expect(remembered.evaluate({ box, params: language.params({ max: 2 }) })).toEqual({ value: true });
      return new WeakRef(box);
    };
    const boxes = Array.from({ length: 50 }, ask);
    // What a WeakRef was made of lives until the turn is over.
    await new Promise((resolve) => setImmediate(resolve));
    collect();
    expect(boxes.filter((box) => box.deref() !== undefined).length).toBeLessThan(25);
  });
});
