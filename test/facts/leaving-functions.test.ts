import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { leavingInUseType } from '../../src/facts/leaving-functions.js';
import { type LeavingInUse, leavingInUse } from '../../src/facts/leaving-in-use.js';
import { isUnknown } from '../../src/model/unknown.js';
import { any, expire, pushed, rule } from '../lifecycle/policy-fixture.js';
import { imagesOf } from './images-fixture.js';
import { subjectWith } from './use-fixture.js';

const policy = { rules: [rule(1, any, pushed(30), expire)] };

function taken(images: readonly ExampleMap[]): LeavingInUse {
  const answer = leavingInUse(subjectWith(policy, imagesOf({ images: [...images] })), 'expire', 30);
  if (isUnknown(answer)) throw new Error(answer.detail);
  return answer;
}

const inUse = (age: number, more: object = {}) => ({ tags: [`v${age}`], pushed: age, pulled: 1, sizeInBytes: 2 ** 20, ...more });

describe('images in use that go, in words', () => {
  const say = (images: readonly ExampleMap[]) => {
    const view = leavingInUseType.view(taken(images));
    return ['words', 'names'].map((field) => Reflect.get(view, field));
  };

  it.each([
    ['one', [inUse(60)], ['1 image (1.0 MiB)', 'v60']],
    ['three, the oldest first', [inUse(60), inUse(80), inUse(70)], ['3 images (3.0 MiB)', 'v80, v70, v60']],
    ['four', [90, 80, 70, 60].map((age) => inUse(age)), ['4 images (4.0 MiB)', 'v90, v80, v70 and 1 more']],
    ['one of many tags', [inUse(60, { tags: ['v1', 'latest'] })], ['1 image (1.0 MiB)', 'v1']],
    ['an index, which has no size of its own', [inUse(60, { index: true })], ['1 image', 'v60']],
  ])('%s', (_, images, expected) => {
    expect(say(images)).toEqual(expected);
  });

  it('one without a tag, by the beginning of its digest', () => {
    expect(say([inUse(60, { tags: [] })])[1]).toMatch(/^sha256:[0-9a-f]{12}$/);
  });
});
