import { describe, expect, it } from 'vitest';
import { paintFor } from '../../../../src/reporters/table/paint.js';
import { leavingInUse, leavingInUseBrief, leavingInUseLines } from '../../../../src/reporters/table/simulation/leaving-in-use.js';
import type { ForecastDay, LeavingImage, RepositorySimulation } from '../../../../src/schema/generated/report.js';
import { reportOf } from '../../report-fixture.js';
import { digestOf, expiring, forecastOf, leavingImage, simulation } from '../../simulation-fixture.js';

const { scope, command } = reportOf([]);
const page = { width: 120, boxes: false, paint: paintFor(false), scope, command, incomplete: false };

/** Day by day, from the first after the simulation. */
const leavingOn = (...days: readonly (readonly LeavingImage[])[]) =>
  forecastOf([{}, ...days.map((leaving): Partial<ForecastDay> => ({ leaving: [...leaving], expired: leaving.length }))]);
const wordsOf = (one: RepositorySimulation): string => leavingInUseLines(one, page).join(' ').replace(/\s+/g, ' ').trim();
const calm = leavingImage(9, { inUse: false });

describe('images in use today that leave later', () => {
  it.each<[string, RepositorySimulation, string]>([
    ['there is no forecast', simulation(), ''],
    ['none of those that leave is in use', simulation({ forecast: leavingOn([calm]) }), ''],
    [
      'one leaves',
      simulation({ forecast: leavingOn([], [leavingImage(1), calm]) }),
      'in use: 1 image that is in use today leaves within 2 days, on 2026-11-23, in 2 days: v1 (expired by rule 1); --why IMAGE tells what uses it',
    ],
    [
      'several leave, by a rule, into the archive, with another image, and untagged',
      simulation({
        forecast: leavingOn(
          [leavingImage(1, { action: 'archive', appliedRulePriority: 2 })],
          [leavingImage(2, { imageTags: [], appliedRulePriority: 0 }), leavingImage(3), leavingImage(4)],
        ),
      }),
      'in use: 4 images that are in use today leave within 2 days, the first on 2026-11-22, in 1 day: v1 (archived by rule 2), 000000000002 (with the image that it refers to), v3 (expired by rule 1) and 1 more, which -f json has; --why IMAGE tells what uses it',
    ],
    [
      '--why has told what uses it',
      simulation({
        forecast: leavingOn([leavingImage(1)]),
        keptImages: [
          {
            imageDigest: digestOf(1),
            imageTags: ['v1'],
            rulePriority: 1,
            reason: '',
            at: '',
            inUse: true,
            inUseBy: ['pulled 2026-11-20', 'pod a/b'],
          },
        ],
      }),
      'in use: 1 image that is in use today leaves within 1 day, on 2026-11-22, in 1 day: v1 (expired by rule 1; pulled 2026-11-20; pod a/b)',
    ],
  ])('where %s', (_, one, words) => {
    expect(wordsOf(one)).toBe(words);
  });

  it('are told once, when they leave first', () => {
    const forecast = leavingOn([leavingImage(1, { action: 'archive' })], [leavingImage(2)], [leavingImage(1)]);
    expect(leavingInUse(simulation({ forecast })).map(({ image, day }) => [image.imageTags[0], image.action, day])).toEqual([
      ['v1', 'archive', 1],
      ['v2', 'expire', 2],
    ]);
  });

  it('are not those that go in this run, which are told as that', () => {
    const forecast = leavingOn([leavingImage(0), leavingImage(5)]);
    const archived = simulation({ forecast, actions: expiring(1, () => ({ action: 'archive', inUse: true })) });
    expect(leavingInUse(archived).map(({ image }) => image.imageTags[0])).toEqual(['v5']);
  });

  it('are a few words in an overview', () => {
    expect(leavingInUseBrief(simulation({ forecast: leavingOn([calm]) }))).toBe('');
    expect(leavingInUseBrief(simulation({ forecast: leavingOn([leavingImage(1)]) }))).toBe('1 in use goes on 2026-11-22');
    expect(leavingInUseBrief(simulation({ forecast: leavingOn([], [leavingImage(1), leavingImage(2)]) }))).toBe(
      '2 in use go from 2026-11-23 on',
    );
  });
});
