import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../src/app/judging-run.js';
import { partsRead } from '../../src/engine/parts-read.js';
import { fieldsOnImages, repositoryType } from '../../src/facts/repository-type.js';

const partsOf = (...rules: readonly string[]) => [...partsRead(rulesOf({ rules }).judges)].sort();

describe('the parts that rules look at', () => {
  it.each([
    ['immutable-tags', []],
    ['lifecycle-policy', []],
    ['replica-lifecycle', []],
    ['scan-filter-gap', []],
    ['old-image', ['images']],
    ['vulnerable-image', ['images', 'scans']],
    ['unscanned-image', ['images', 'scans']],
    ['stale-vulnerability', ['images', 'scans']],
  ])('%s: %j', (rule, expected) => {
    expect(partsOf(rule)).toEqual(expected);
  });

  it.each([
    'untagged-images',
    'unused-image',
    'image-quota',
    'dead-lifecycle-rule',
    'safe-lifecycle-policy',
    'safe-archiving-policy',
    'oversized-image',
    'latest-tag',
    'unsigned-image',
  ])('%s: images at least', (rule) => {
    expect(partsOf(rule)).toContain('images');
  });

  it('are those of every rule together', () => {
    expect(partsOf('immutable-tags', 'vulnerable-image')).toEqual(['images', 'scans']);
  });

  it('are told by fields of which none is forgotten', () => {
    const touched = Object.keys(repositoryType.fields).filter((name) => readsImages(name));
    expect(new Set(touched)).toEqual(fieldsOnImages);
  });
});

/** True where a field of a repository asks for its images. */
function readsImages(name: string): boolean {
  let asked = false;
  const subject = new Proxy(Object.create(null), {
    get: (_, key) => {
      if (key === 'images') asked = true;
      return key === 'images' ? null : new Proxy(() => undefined, { get: () => undefined });
    },
  });
  try {
    Reflect.get(repositoryType.view(subject), name);
  } catch {
    // What else the field needs does not matter here.
  }
  return asked;
}
