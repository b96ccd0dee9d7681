import { describe, expect, it } from 'vitest';
import { exampleNow } from '../../src/engine/example-images.js';
import { signTest } from '../../src/facts/signs-of-use.js';
import { day } from '../../src/model/instant.js';
import { inUseOf } from './use-fixture.js';

describe('what a run tells of later than the images were listed is in use', () => {
  const now = new Date(exampleNow.getTime() + 90 * day);
  const example = {
    images: [{ digest: 'pulled', pulled: 1 }, { digest: 'seen' }, { digest: 'old', pulled: 31 }],
    use: [{ digest: 'seen', lastInUse: 1 }],
  };
  const usedAt = (listedAt?: Date) => {
    const subject = inUseOf(example, { now, ...(listedAt === undefined ? {} : { listedAt }) });
    return subject.images.images.filter((image) => signTest(subject, 30)(image).by.length > 0).length;
  };

  it('by the days before the list', () => {
    expect(usedAt(exampleNow)).toBe(2);
  });

  it('by the days before the run, where the list is of then', () => {
    expect(usedAt()).toBe(0);
  });
});
