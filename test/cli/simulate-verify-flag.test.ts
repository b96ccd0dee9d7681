import { describe, expect, it } from 'vitest';
import { checkSimulateFlags, type SimulateSources } from '../../src/cli/simulate-flags.js';

const check = (flags: Partial<SimulateSources>) => () => checkSimulateFlags([], { demo: false, verify: true, ...flags });

describe('--verify', () => {
  it.each<readonly [string, Partial<SimulateSources>]>([
    ['alone', {}],
    ['of another policy', { policy: 'new.json' }],
  ])('stands %s', (_, flags) => {
    expect(check(flags)).not.toThrow();
  });

  it.each<readonly [string, Partial<SimulateSources>]>([
    ['another instant than now, which AWS does not preview', { at: '2026-12-01T00:00:00Z' }],
    ['no policy', { policy: 'none' }],
    ['images that come from a file', { images: ['images.json'], policy: 'new.json' }],
    ['a saved inventory', { from: 'inventory.jsonl' }],
    ['the demo', { demo: true }],
  ])('is refused beside %s', (_, flags) => {
    expect(check(flags)).toThrow(expect.objectContaining({ code: 'usage', message: expect.stringContaining('--verify') }));
  });
});
