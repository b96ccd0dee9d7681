import { expect, it } from 'vitest';
import { nameCount } from '../../src/lifecycle/name-rule.js';
import type { LifecycleCount } from '../../src/lifecycle/policy.js';

it.each<[LifecycleCount, string]>([
  [{ type: 'imageCountMoreThan', number: 1 }, 'beyond the newest 1'],
  [{ type: 'sinceImagePushed', days: 1 }, '1 day after the push'],
  [{ type: 'sinceImagePushed', days: 30 }, '30 days after the push'],
  [{ type: 'sinceImagePulled', days: 1 }, '1 day after the last pull'],
  [{ type: 'sinceImageTransitioned', days: 1 }, '1 day after they were archived'],
])('names the count %o', (count, words) => {
  expect(nameCount(count)).toBe(words);
});
