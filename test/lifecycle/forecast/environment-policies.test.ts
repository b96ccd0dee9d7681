import { describe, expect, it } from 'vitest';
import { environmentPolicies } from '../../../scripts/demo/environment-policies.js';
import { forecastExamples } from '../../../scripts/demo/forecast-examples.js';
import { readLifecyclePolicy } from '../../../src/lifecycle/read-policy.js';
import { releaseTagsKept } from '../../../src/lifecycle/release-tags-kept.js';
import { taggedImagesBounded } from '../../../src/lifecycle/tagged-images-bounded.js';
import { untaggedLeave } from '../../../src/lifecycle/untagged-leave.js';

const releaseTags = ['v*', 'prod*', 'release*'];

describe('the lifecycle policies of the environments', () => {
  it.each(environmentPolicies)('of $environments are what the pack enterprise asks for', ({ environments, text }) => {
    const reading = readLifecyclePolicy(text);
    if (!reading.valid) throw new Error(text);
    const max = environments.includes('dev') ? 50 : 100;
    const keepTags = environments.includes('prod') ? releaseTags : [];
    expect(untaggedLeave(reading.policy, { maxDays: 7, maxCount: 0 })).toMatchObject({ bounded: true });
    expect(taggedImagesBounded(reading.policy, { max, keepTags })).toMatchObject({ bounded: true });
    if (environments.includes('prod')) expect(releaseTagsKept(reading.policy, { releaseTags, atLeast: 100 })).toMatchObject({ kept: true });
  });

  it('bound a repository that grows without one', () => {
    const ends = forecastExamples().map(({ environments, forecast: { days, steadyState } }) => ({
      for: environments.join(' '),
      from: days[0]?.images,
      to: days.at(-1)?.images,
      cost: days.at(-1)?.monthlyCost,
      steady: steadyState.bounded ? steadyState.images : steadyState.growth.images,
      why: steadyState.why,
    }));
    expect(ends).toMatchInlineSnapshot(`
      [
        {
          "cost": "13.422998",
          "for": "",
          "from": 784,
          "steady": 311.55,
          "to": 1721,
          "why": "no lifecycle policy: nothing ever goes",
        },
        {
          "cost": "0.489657",
          "for": "dev",
          "from": 414,
          "steady": 66,
          "to": 67,
          "why": "rule 1 expires images 7 days after the push; rule 2 expires images beyond the newest 50",
        },
        {
          "cost": "2.154578",
          "for": "staging qa uat",
          "from": 521,
          "steady": 299,
          "to": 302,
          "why": "rule 1 expires images 7 days after the push; rule 2 expires images beyond the newest 100",
        },
        {
          "cost": "1.593745",
          "for": "prod",
          "from": 461,
          "steady": 10115,
          "to": 160,
          "why": "rule 1 expires images beyond the newest 9999; rule 4 expires images 7 days after the push; rule 5 expires images beyond the newest 100",
        },
      ]
    `);
  });
});
