import type { Registry } from '../model/inventory.js';
import { type Knowable, unknown, whenKnown } from '../model/unknown.js';

/**
 * Days from its push for which Amazon Inspector scans an image again; for LIFETIME more than any number.
 * https://docs.aws.amazon.com/inspector/v2/APIReference/API_EcrRescanDurationState.html
 */
export function rescanDays({ inspectorRescan }: Registry): Knowable<number> {
  return whenKnown(inspectorRescan, ({ duration }) => {
    if (duration === 'LIFETIME') return Number.POSITIVE_INFINITY;
    const days = /^DAYS_(\d+)$/.exec(duration)?.[1];
    if (days !== undefined) return Number(days);
    const what = duration === '' ? 'Amazon Inspector does not say' : `what the duration ${duration} means`;
    return unknown('not-told', `how long Amazon Inspector scans an image again: ${what}`);
  });
}
