import { describe, expect, it } from 'vitest';
import { howToRead } from '../../src/facts/index-children.js';
import type { Knowable } from '../../src/model/unknown.js';
import { unknown } from '../../src/model/unknown.js';
import type { IndexManifest } from '../../src/schema/generated/inventory-record.js';

describe('what reads a manifest', () => {
  it.each<readonly [string, Knowable<IndexManifest[]>, string]>([
    ['of a list that the AWS CLI printed', unknown('not-told', 'what indexes list'), '--manifests FILE gives them'],
    ['that a scan left out', unknown('left-out', 'what indexes list'), '--read-manifests reads them'],
    ['where others were read', [], '--read-manifests reads them'],
  ])('%s is named', (_, indexes, flag) => {
    expect(howToRead({ indexes })).toBe(flag);
  });
});
