import { describe, expect, it } from 'vitest';
import { type AcceptedFinding, staleBaseline } from '../../src/app/baseline.js';

const accepted = (rule: string, resource = '', environment = ''): AcceptedFinding => ({ rule, resource, environment });
const baseline = new Map([
  ['f1', accepted('immutable-tags', 'api')],
  ['f2', accepted('image-scanning', 'web')],
]);
const saidOf = (...args: Parameters<typeof staleBaseline>): readonly string[] => staleBaseline(...args).map(({ message }) => message);

describe('staleBaseline', () => {
  it('is silent where everything is still found, or nothing was accepted', () => {
    expect(staleBaseline(baseline, new Set(['f1', 'f2', 'f3']), () => true)).toEqual([]);
    expect(staleBaseline(new Map(), new Set(['f3']), () => true)).toEqual([]);
  });

  it('names what is gone', () => {
    expect(staleBaseline(baseline, new Set(['f1']), () => true)).toEqual([
      {
        code: 'baseline-stale',
        message: '1 finding of the baseline is found no more: image-scanning on web; a new baseline leaves it out',
      },
    ]);
    expect(saidOf(baseline, new Set(), () => true)).toEqual([
      '2 findings of the baseline are found no more: immutable-tags on api, image-scanning on web; a new baseline leaves them out',
    ]);
  });

  it('does not take for gone what was not looked for', () => {
    expect(saidOf(baseline, new Set(), ({ rule }) => rule === 'immutable-tags')).toEqual([
      '1 finding of the baseline is found no more: immutable-tags on api; a new baseline leaves it out',
    ]);
  });

  it('counts what has no name, and names five at most', () => {
    expect(saidOf(new Map([['f1', accepted('')]]), new Set(), () => true)).toEqual([
      '1 finding of the baseline is found no more; a new baseline leaves it out',
    ]);
    const many = new Map(Array.from({ length: 7 }, (_, index) => [`f${index}`, accepted('force-delete', `r${index}`)] as const));
    expect(saidOf(many, new Set(), () => true)[0]).toContain('r4 and 2 more; ');
  });
});
