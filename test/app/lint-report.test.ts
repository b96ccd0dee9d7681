import { describe, expect, it } from 'vitest';
import { lintReport } from '../../src/app/lint-report.js';
import { lintsOf, tagged } from '../lifecycle/lint/lint-fixture.js';
import { any, keep, prefixes, pushed, rule } from '../lifecycle/policy-fixture.js';

describe('lintReport', () => {
  it('tells how many images there are, and names the first 20, oldest first', () => {
    const images = Array.from({ length: 25 }, (_, place) => tagged(100 - place, `v${place}`));
    const [lint] = lintReport(lintsOf({ rules: [rule(7, any, pushed(365))], images }));
    expect(lint).toMatchObject({ code: 'release-tags-not-protected', rulePriority: 7, pointer: '/rules/0', line: 3, images: 25 });
    expect(lint?.examples.map(({ imageDigest }) => imageDigest)).toEqual(images.slice(0, 20).map(({ digest }) => digest));
    expect(lint?.examples[0]?.imageTags).toEqual(['v0']);
  });

  it('has priority 0 and the beginning of the text for what is about the whole policy', () => {
    const images = [{ ...tagged(1, 'v1'), mediaType: 'application/vnd.oci.image.index.v1+json' }];
    expect(lintReport(lintsOf({ rules: [rule(1, prefixes('v'), keep(9))], images }))).toMatchObject([
      { code: 'no-rule-for-orphans', rulePriority: 0, pointer: '', line: 1, column: 1, images: 1, tags: [] },
    ]);
  });
});
