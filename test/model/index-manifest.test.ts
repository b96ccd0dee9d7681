import { describe, expect, it } from 'vitest';
import { childrenIn } from '../../src/model/index-manifest.js';
import { parsedJson } from '../../src/model/parsed-json.js';

describe('the children in a manifest', () => {
  it.each([
    ['of an index are its digests', '{"manifests":[{"digest":"sha256:a"},{"digest":"sha256:b"}]}', ['sha256:a', 'sha256:b']],
    ['of an empty index are none', '{"manifests":[]}', []],
    ['of an image are not told', '{"config":{},"layers":[]}', undefined],
    ['without a digest are not told', '{"manifests":[{"size":1}]}', undefined],
    ['with an empty digest are not told', '{"manifests":[{"digest":""}]}', undefined],
    ['that is no JSON are not told', '<html>', undefined],
    ['that is null are not told', 'null', undefined],
  ])('%s', (_, text, expected) => {
    expect(childrenIn(parsedJson(text))).toEqual(expected);
  });
});
