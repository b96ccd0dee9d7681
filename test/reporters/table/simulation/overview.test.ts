import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paintFor } from '../../../../src/reporters/table/paint.js';
import { simulationSection } from '../../../../src/reporters/table/simulation-section.js';
import type { CascadedImage, ImageFailure, RepositorySimulation } from '../../../../src/schema/generated/report.js';
import { reportOf } from '../../report-fixture.js';
import { changesOf, comparisonOf, digestOf, expiring, forecastOf, leavingImage, simulation } from '../../simulation-fixture.js';

const { scope, command } = reportOf([]);
const pageOf = (width: number) => ({ width, boxes: false, paint: paintFor(false), scope, command, incomplete: false });

/** The lines of the overview; of its rows without what is beside them. */
function overviewOf(simulations: readonly RepositorySimulation[], width = 120): readonly string[] {
  const lines = simulationSection(simulations, pageOf(width));
  const start = lines.findIndex((line) => line.startsWith('In brief'));
  return lines.slice(start, lines.indexOf('', start));
}

const named = (repository: string, over: Partial<RepositorySimulation> = {}) => simulation({ repository, ...over });
const fault = { code: 'c', message: 'm', pointer: '', line: 1, column: 1 };
const lint = { ...fault, rulePriority: 1, images: 0, examples: [], tags: [], fix: '', policy: '' };
const unsure = { code: 'ties', message: '', assumed: '', otherwise: '', images: 0, imageDigests: [] };
const endless = { ...forecastOf([]).steadyState, bounded: false };
const held: ImageFailure = {
  imageDigest: digestOf(1),
  imageTags: [],
  action: 'expire',
  appliedRulePriority: 1,
  failureCode: 'ImageReferencedByManifestList',
  reason: '',
};
const following: CascadedImage = {
  imageDigest: digestOf(2),
  imageTags: [],
  action: 'archive',
  subject: '',
  reason: '',
  at: '',
  inUse: false,
  inUseBy: [],
};

/** Each of them of a kind of its own, the most urgent first. */
const estate: readonly RepositorySimulation[] = [
  named('used', {
    actions: expiring(2, (at) => ({ inUse: at === 1 })),
    kept: 8,
    bytesFreed: 2 ** 30,
    laterRuns: { images: 3, bytesFreed: 1, bytesArchived: 0, monthlySaving: '' },
  }),
  named('refused', { errors: [{ ...fault, serviceMessage: '' }], kept: 99 }),
  named('differs', { verification: { status: 'differs', why: '', agreed: 1, differences: [] } }),
  named('busy', {
    actions: expiring(3, () => ({ action: 'archive', bytes: 0 })),
    kept: 0,
    lints: [lint],
    cascade: [following],
  }),
  named('otherwise', { comparison: comparisonOf({ newlyKept: changesOf(4), moved: changesOf(2) }) }),
  named('later', { forecast: forecastOf([{}, { leaving: [leavingImage(1), leavingImage(2)] }], { steadyState: endless }) }),
  named('odd', { lints: [lint, { ...lint, code: 'd' }, lint], uncertain: [unsure] }),
  named('held', { failures: [held] }),
];

describe('an overview', () => {
  it('has a row for each repository, with its numbers and what else is to be known, the most urgent first', () => {
    expect(overviewOf([...estate].reverse())).toEqual([
      'In brief (5 in full below, all in -f json)',
      '             expire  archive  follow  in use  held  keep     free',
      '  used            2                        1           8  1.0 GiB  later runs take 3 more',
      '  differs                                             10           the preview of Amazon ECR differs',
      '  refused                                                          the policy is refused',
      '  busy                     3       1                   0           1 lint',
      '  otherwise                                           10           4 newly kept, 2 moved',
      '  later                                               10           2 in use go from 2026-11-22 on; grows without end',
      '  odd                                                 10           lint: c, d; not sure: ties',
      '  held                                           1    10',
    ]);
  });

  it('has no head where there are no numbers', () => {
    const bare = ['a', 'b', 'c'].map((name) => named(name, { policyFrom: 'none' }));
    expect(overviewOf([named('refused', { errors: [{ ...fault, serviceMessage: '' }] }), ...bare])).toEqual([
      'In brief (1 in full below, all in -f json)',
      '  refused  the policy is refused',
    ]);
  });

  it('has words where there is no room for numbers beside a name', () => {
    const [used, busy] = [estate[0] ?? simulation(), estate[3] ?? simulation()];
    const lines = overviewOf([used, busy, named('a'), named('b'), named('c')], 40);
    expect(lines.join(' ').replace(/\s+/g, ' ')).toBe(
      'In brief (2 in full below, all in -f json) ' +
        'used expires 2 of 10 images (at most 1.0 GiB, 0.00 USD a month), keeps 8; one of those that go is in use; later runs take 3 more ' +
        'busy archives 3 of 10 images, keeps none; 1 goes along, as it refers to one of them; 1 lint',
    );
  });

  it('says how many in use go from those that it does not show', () => {
    const used = Array.from({ length: 63 }, (_, at) => named(`r${at}`, { actions: expiring(1, () => ({ inUse: true })) }));
    expect(overviewOf(used).at(-1)).toBe('  and 3 more repositories; 3 of those that go are in use');
  });

  it('and the folds below it tell of each repository once, and no line is too long, whatever the width', () => {
    const some = fc.array(fc.constantFrom(...estate, simulation(), simulation({ policyFrom: 'none' })), { minLength: 4, maxLength: 90 });
    fc.assert(
      fc.property(some, fc.integer({ min: 40, max: 120 }), (picked, width) => {
        const simulations = picked.map((one, at) => ({ ...one, repository: `r${at}/${'x'.repeat(at)}` }));
        const all = simulationSection(simulations, pageOf(width));
        const lines = all.slice(all.findIndex((line) => line.startsWith('In brief')) + 1);
        const rows = lines.slice(0, lines.indexOf('')).filter((line) => /^ {2}r\d+\//.test(line)).length;
        const [, hidden = '0'] = / {2}and (\d+) more repositor/.exec(lines.join('\n')) ?? [];
        const folded = [
          ...lines
            .join(' ')
            .replace(/\s+/g, ' ')
            .matchAll(/(?:leave later|nothing happens|there is no policy) in (\d+) /g),
        ];
        expect(rows + Number(hidden) + folded.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(simulations.length);
        expect(lines.filter((line) => line.length > width && line.trim().includes(' '))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('repositories that are folded', () => {
  it('are those in which nothing happens, and apart from them those that lose images later that nobody uses', () => {
    const losing = forecastOf([{}, { leaving: [leavingImage(1, { inUse: false })] }]);
    const lines = simulationSection(
      [named('a'), named('b', { forecast: losing }), named('c'), named('d', { policyFrom: 'none' })],
      pageOf(120),
    );
    expect(lines.slice(-4)).toEqual([
      '  images that are not in use leave later in 1 repository: b',
      '  nothing happens in 2 repositories: a, c',
      '  there is no policy in 1 repository: d',
      '',
    ]);
  });
});
