import { describe, expect, it } from 'vitest';
import { isUnknown, isUnread, unknown } from '../../src/model/unknown.js';

describe('a value that is not known', () => {
  it.each([
    ['known-after-apply', false],
    ['not-in-plan', false],
    ['made-elsewhere', false],
    ['access-denied', true],
    ['not-read', true],
    ['left-out', true],
    // The call was answered.
    ['not-told', false],
    ['not-scanned', false],
    ['ambiguous', false],
  ] as const)('%s: unread is %s', (cause, unread) => {
    expect(isUnknown(unknown(cause, 'x'))).toBe(true);
    expect(isUnread(unknown(cause, 'x'))).toBe(unread);
  });

  it('has a cause that there is, and a detail', () => {
    for (const value of [
      { unknown: 'never', detail: 'x' },
      { unknown: 'not-read' },
      { unknown: 'not-read', detail: 'x', more: 1 },
      'not-read',
      null,
    ])
      expect(isUnknown(value)).toBe(false);
  });
});
