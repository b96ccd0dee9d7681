import { describe, expect, it } from 'vitest';
import { hasTemplate } from '../../src/facts/pull-through-cache.js';
import { unreadCacheRule } from '../../src/facts/unread-parts.js';
import { unknown } from '../../src/model/unknown.js';
import { registryOf } from './fixture.js';

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
