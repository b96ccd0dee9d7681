import type { LifecycleCount, LifecycleRule } from './policy.js';
import { quantity } from './quantity.js';

/** A rule as messages call it: by its priority, which the author chose. */
export function nameRule(rule: LifecycleRule): string {
  return `rule ${rule.priority}`;
}

/** Which images a count takes, or when, such as `beyond the newest 10` or `30 days after the push`. */
export function nameCount(count: LifecycleCount): string {
  switch (count.type) {
    case 'imageCountMoreThan':
      return `beyond the newest ${count.number}`;
    case 'sinceImagePushed':
      return `${quantity(count.days, 'day')} after the push`;
    case 'sinceImagePulled':
      return `${quantity(count.days, 'day')} after the last pull`;
    case 'sinceImageTransitioned':
      return `${quantity(count.days, 'day')} after they were archived`;
  }
}
