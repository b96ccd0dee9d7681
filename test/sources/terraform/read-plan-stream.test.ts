import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prune } from '../../../src/sources/terraform/read-plan-prune.js';
import { planShape } from '../../../src/sources/terraform/read-plan-shape.js';
import { piecesOf, streamPlan } from '../../../src/sources/terraform/read-plan-stream.js';

// JSON with the members of a plan at every level, so that each shape meets values that fit it and values that do not.
const key = fc.oneof(
  fc.constantFrom(
    'resource_changes',
    'resource_drift',
    'prior_state',
    'values',
    'root_module',
    'resources',
    'child_modules',
    'mode',
    'type',
  ),
  fc.constantFrom('address', 'name', 'change', 'actions', 'configuration', 'planned_values', '__proto__'),
  fc.string({ maxLength: 4 }),
);
const scalar = fc.oneof(
  fc.constantFrom('aws_ecr_repository', 'aws_s3_bucket', 'aws_region', 'data', 'managed'),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
  fc.boolean(),
  fc.constant(null),
);
const { json } = fc.letrec<{ json: unknown; list: unknown; object: unknown }>((tie) => ({
  json: fc.oneof({ depthSize: 'medium', withCrossShrink: true }, scalar, tie('list'), tie('object')),
  list: fc.array(tie('json'), { maxLength: 4 }),
  object: fc.array(fc.tuple(key, tie('json')), { maxLength: 5 }).map((members) => Object.fromEntries(members)),
}));
const text = fc.tuple(json, fc.constantFrom(undefined, 2, '\t')).map(([value, indent]) => JSON.stringify(value, null, indent));

describe('streamPlan', () => {
  it('reads what pruning leaves of the parsed value, wherever the pieces end', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 50 }), async (written, size) => {
        const streamed = await streamPlan(inPieces(written, size));
        expect(streamed).toEqual({ root: prune(JSON.parse(written), planShape) });
      }),
      { numRuns: 500 },
    );
  });

  it('reads exactly what JSON.parse reads, and names a place in the text otherwise', async () => {
    const damage = fc.tuple(
      fc.nat(),
      fc.constantFrom('', ',', ':', '{', '}', '[', ']', '"', '\\', '0', '-', '.', 'e', 'x', ' ', '\n', 'é'),
      fc.nat(2),
    );
    await fc.assert(
      fc.asyncProperty(text, damage, async (written, [at, inserted, removed]) => {
        const place = at % (written.length + 1);
        const damaged = written.slice(0, place) + inserted + written.slice(place + removed);
        // A colon behind the plan may be the first of a wrapper's line.
        fc.pre(!damaged.trimEnd().endsWith(':'));
        const streamed = await streamPlan(piecesOf(damaged));
        expect('root' in streamed).toBe(isJson(damaged));
        if ('fault' in streamed) expect(streamed.fault.position).toEqual(positionOf(damaged, streamed.fault.position.offset));
      }),
      { numRuns: 1000 },
    );
  });

  it('calls every beginning of a plan cut off', async () => {
    const whole = JSON.stringify({ 'ä"\\n': [1.5e3, true, null, { b: ['€', {}] }], c: false });
    for (let length = 0; length < whole.length; length += 1) {
      const beginning = whole.slice(0, length);
      expect(await streamPlan([beginning])).toMatchObject({ fault: { atEnd: true, position: { offset: length } } });
    }
  });

  it('counts lines and columns across pieces', async () => {
    const written = '{\r\n  "é": "😀",\n\n    "b": x}';
    for (let size = 1; size <= written.length; size += 1) {
      const streamed = await streamPlan(inPieces(written, size));
      expect(streamed).toMatchObject({ fault: { position: { line: 4, column: 10 }, atEnd: false } });
    }
  });
});

function* inPieces(written: string, size: number): Generator<string> {
  // By code points, as a decoder gives them.
  const characters = Array.from(written);
  for (let at = 0; at < characters.length; at += size) yield characters.slice(at, at + size).join('');
}

function isJson(written: string): boolean {
  try {
    JSON.parse(written);
    return true;
  } catch {
    return false;
  }
}

function positionOf(written: string, offset: number) {
  const before = written.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, offset };
}
