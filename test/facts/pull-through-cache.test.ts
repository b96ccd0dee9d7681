import { describe, expect, it } from 'vitest';
import { hasTemplate, isFilledByCache, isPullThroughCache } from '../../src/facts/pull-through-cache.js';
import { unreadCacheRule } from '../../src/facts/unread-parts.js';
import { unknown } from '../../src/model/unknown.js';
import { registryOf, told } from './fixture.js';

const refused = unknown('access-denied', 'pull-through cache rules');

describe('a list of pull-through cache rules that was refused', () => {
  it('may be empty: where no template would cover a rule, it is not known that one is uncovered', () => {
    expect(hasTemplate(unreadCacheRule(refused), registryOf({ creationTemplates: [] }))).toEqual(refused);
  });

  it('is covered by the template for every prefix, whatever it holds', () => {
    const registry = registryOf({ creationTemplates: [{ prefix: 'ROOT', appliedFor: ['PULL_THROUGH_CACHE'] }] });
    expect(hasTemplate(unreadCacheRule(refused), registry)).toBe(true);
  });
});

describe('a repository that a pull-through cache may fill', () => {
  it.each([
    ['by its prefix', [{ prefix: 'hub' }], true, true],
    ['not by a prefix that its name only begins like', [{ prefix: 'hu' }], false, false],
    ['perhaps by the rule for ROOT', [{ prefix: 'ROOT' }], false, '? not-told'],
    ['by its prefix beside the rule for ROOT', [{ prefix: 'ROOT' }, { prefix: 'hub' }], true, true],
    ['not without rules', [], false, false],
  ])('is filled %s', (_, pullThroughCacheRules, isOne, isFilled) => {
    const registry = registryOf({ pullThroughCacheRules });
    expect(isPullThroughCache('hub/library/nginx', registry)).toBe(isOne);
    expect(told(isFilledByCache('hub/library/nginx', registry))).toBe(isFilled);
  });
});
