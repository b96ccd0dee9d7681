import { describe, expect, it } from 'vitest';
import { forecastReport } from '../../src/app/forecast-report.js';
import { storagePricesIn } from '../../src/cost/storage-prices.js';
import type { Forecast } from '../../src/lifecycle/forecast/forecast.js';
import { any, keep, policyOf, rule } from '../lifecycle/policy-fixture.js';
import { imageOf } from '../lifecycle/simulation/repository-fixture.js';

const gb = 2 ** 30;
const used = imageOf('sha256:used', { tags: ['v1'] });
const [owner = null] = policyOf(rule(7, any, keep(1))).rules;
const gone = { image: used, action: 'expire', owner } as const;
const follower = { image: imageOf('sha256:signature', { tags: [] }), action: 'expire', owner: null } as const;

const series: Forecast = {
  horizonDays: 1,
  pushes: [{ of: 'untagged images that no rule selects', perDay: 2, from: 'observed' }],
  days: [
    { day: 0, date: '2026-11-21', pushed: 0, expired: 1, archived: 0, leaving: [gone], images: 9, bytes: 20 * gb, archivedBytes: 10 * gb },
    {
      day: 1,
      date: '2026-11-22',
      pushed: 2,
      expired: 2,
      archived: 0,
      leaving: [follower, gone],
      images: 11,
      bytes: 25 * gb,
      archivedBytes: 10 * gb,
    },
  ],
  steadyState: {
    bounded: false,
    afterDays: 0,
    images: 0,
    bytes: 0,
    archivedBytes: 0,
    growth: { images: 60, bytes: 30 * gb, archivedBytes: 5 * gb },
    why: 'no lifecycle policy: nothing ever goes',
  },
  assumptions: ['Nothing is pulled.'],
};

describe('forecastReport', () => {
  it('puts a price on each day, and on what is added', () => {
    const report = forecastReport(series, storagePricesIn('eu-central-1'));
    expect(report.days.map(({ monthlyCost }) => monthlyCost)).toEqual(['3.00', '3.50']);
    expect(report.steadyState).toEqual({
      bounded: false,
      afterDays: 0,
      images: 0,
      bytes: 0,
      archivedBytes: 0,
      monthlyCost: '0.00',
      growth: { images: 60, bytes: 35 * gb, monthlyCost: '3.50' },
      why: 'no lifecycle policy: nothing ever goes',
    });
    expect(report).toMatchObject({ horizonDays: 1, pushes: series.pushes, assumptions: series.assumptions });
  });

  it('names the images of today that go on a later day, oldest first, and those in use', () => {
    const { days } = forecastReport(series, null, (image) => (image === used ? ['pod default/api'] : []));
    expect(days.map(({ leaving }) => leaving)).toEqual([
      [],
      [
        { imageDigest: 'sha256:used', imageTags: ['v1'], action: 'expire', appliedRulePriority: 7, inUse: true },
        { imageDigest: 'sha256:signature', imageTags: [], action: 'expire', appliedRulePriority: 0, inUse: false },
      ],
    ]);
  });

  it('says nothing of money where the price is not known', () => {
    const report = forecastReport(series, storagePricesIn('cn-north-1'));
    const { steadyState, days } = report;
    expect([...days, steadyState, steadyState.growth].map(({ monthlyCost }) => monthlyCost)).toEqual(['', '', '', '']);
  });
});
