import { describe, expect, it } from 'vitest';
import { paintFor } from '../../../../src/reporters/table/paint.js';
import { actionLines } from '../../../../src/reporters/table/simulation/fates.js';
import { reportOf } from '../../report-fixture.js';
import { expiring } from '../../simulation-fixture.js';

const { scope, command } = reportOf([]);
const page = { width: 120, boxes: false, paint: paintFor(false), scope, command, incomplete: false };
const MiB = 2 ** 20;

/** Images of these sizes that go; an index has none. */
const linesOf = (...bytes: readonly number[]): readonly string[] =>
  actionLines(
    expiring(bytes.length, (at) => ({ bytes: bytes[at] ?? 0, reason: `rule 1 does so: ${at}` })),
    10,
    page,
  );

describe('the sizes of images that go', () => {
  it.each<[string, readonly number[], readonly string[]]>([
    [
      'stand beside each',
      [MiB, 2048 * MiB],
      ['  EXPIRE    rule 1  2 images, 2.0 GiB', '            000000000000  v0  1.0 MiB  0', '            000000000001  v1  2.0 GiB  1'],
    ],
    [
      'have a dash where an index has none of its own',
      [MiB, 0],
      ['  EXPIRE    rule 1  2 images, 1.0 MiB', '            000000000000  v0  1.0 MiB  0', '            000000000001  v1        -  1'],
    ],
    [
      'are not there where all are indexes',
      [0, 0],
      ['  EXPIRE    rule 1  2 images', '            000000000000  v0  0', '            000000000001  v1  1'],
    ],
  ])('%s', (_, bytes, [head = '', ...rows]) => {
    expect(linesOf(...bytes)).toEqual([head, '            rule 1 does so', ...rows]);
  });
});
