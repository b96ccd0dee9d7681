import { describe, expect, it } from 'vitest';
import { untaggedLeave } from '../../src/lifecycle/untagged-leave.js';
import { any, archive, archived, type Json, keep, patterns, policyOf, prefixes, pulled, pushed, rule, untagged } from './policy-fixture.js';

describe('untaggedLeave', () => {
  it.each<readonly [string, readonly Json[], boolean, number | undefined, RegExp]>([
    ['by age', [rule(1, untagged, pushed(30))], true, 1, /rule 1 takes untagged images 30 days after the push/],
    ['too late', [rule(1, untagged, pushed(31))], false, 1, /later than 30 days or 10 images/],
    ['by count', [rule(1, untagged, keep(10))], true, 1, /beyond the newest 10/],
    ['too many', [rule(1, untagged, keep(11))], false, 1, /later than/],
    ['by any', [rule(1, prefixes('v'), keep(5)), rule(2, any, pushed(20))], true, 2, /rule 2/],
    ['not: tagged rules alone', [rule(1, patterns('*'), pushed(1))], false, undefined, /no rule takes untagged images/],
    ['by the owner, not by the any rule below', [rule(1, untagged, pushed(60)), rule(2, any, pushed(1))], false, 1, /rule 1/],
    ['not: the archive is no end', [rule(1, any, pushed(7), archive)], false, 1, /no rule expires them/],
    ['through the archive', [rule(1, untagged, pulled(7), archive), rule(2, any, archived(365))], true, 1, /rule 2 expires them 365 days/],
    ['through the archive, by untagged', [rule(1, any, keep(7), archive), rule(2, untagged, archived(90))], true, 1, /rule 2/],
    ['not: the archive keeps them', [rule(1, any, pushed(7), archive), rule(2, prefixes('v'), archived(90))], false, 1, /no rule expires/],
    ['not: only the archive is looked after', [rule(1, any, archived(90))], false, undefined, /no rule takes/],
  ])('%s', (_, rules, bounded, by, why) => {
    const leaving = untaggedLeave(policyOf(...rules), { maxDays: 30, maxCount: 10 });
    expect([leaving.bounded, leaving.by?.priority]).toEqual([bounded, by]);
    expect(leaving.why).toMatch(why);
  });
});
