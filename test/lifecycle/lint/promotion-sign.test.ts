import { describe, expect, it } from 'vitest';
import { promotionTest } from '../../../src/lifecycle/lint/promotion-sign.js';
import { simulate } from '../../../src/lifecycle/simulation/simulate.js';
import type { Image } from '../../../src/model/image.js';
import { any, policyOf, pushed, rule } from '../policy-fixture.js';
import { now, repositoryOf } from '../simulation/repository-fixture.js';
import { tagged } from './lint-fixture.js';

/** The tag by which the oldest of these images shows that it was promoted. */
function signOf(...images: readonly Image[]): string {
  const simulation = simulate(policyOf(rule(1, any, pushed(60))), repositoryOf(images), { now });
  const [oldest] = simulation.fates;
  return oldest === undefined ? 'no image' : promotionTest(simulation)(oldest);
}

describe('promotionTest', () => {
  it.each<readonly [string, readonly string[]]>([
    ['prod', ['sha-abc', 'prod']],
    ['prod', ['prod', 'v1.2.3']],
    ['live', ['live', 'sha-0a1b2c3']],
    ['PROD', ['main-x', 'PROD']],
    ['pre-prod', ['main', 'pre-prod']],
    ['staging', ['dev', 'staging']],
    ['dev', ['dev', 'v1']],
    ['dev', ['dev', 'test']],
    ['prod', ['sha-1', 'qa-1', 'prod']],
    ['qa', ['dev', 'qa', 'sha-1']],
    ['eu-prod', ['sha-abc', 'eu-prod']],
  ])('knows by %s an image that was promoted, alone as it is', (tag, tags) => {
    expect(signOf(tagged(90, ...tags))).toBe(tag);
  });

  it.each<readonly [string, readonly string[]]>([
    ['one tag', ['prod']],
    ['the tags of one release', ['v1.2.3', 'v1.2', 'v1', 'latest']],
    ['a release beside a commit', ['0a1b2c3', 'v1.2.3', 'latest']],
    ['a release for an environment', ['v1.2.3-prod', 'v1.2-prod']],
    ['a branch beside a commit', ['0a1b2c3', 'feature-live-view', 'main']],
    ['a build for its own environment', ['sha-abc', 'dev']],
    ['one that is not of an environment', ['sha-abc', 'nonprod']],
    ['an environment beside the latest', ['prod', 'latest']],
    ['two tags for one environment', ['prod', 'production-eu']],
    ['words that only begin alike', ['sha-abc', 'producer', 'qatar']],
    ['what objects inherit', ['constructor', 'toString']],
  ])('says nothing of %s', (_, tags) => {
    expect(signOf(tagged(90, ...tags), tagged(80, 'sha-x'))).toBe('');
  });

  it.each<readonly [string, readonly string[], string]>([
    ['none of such images', [], ''],
    ['only images with both', ['sha-2', 'qa-2'], ''],
    ['images with other tags', ['buildcache'], ''],
    ['images with the same alone', ['qa-2'], ''],
    ['builds that have none for an environment', ['sha-2'], 'qa-1'],
    ['builds for another environment', ['sha-2', 'dev-2'], 'qa-1'],
  ])('takes a number beside the environment for one of each build where there are %s', (_, tags, sign) => {
    const others = tags.length === 0 ? [] : [tagged(80, ...tags)];
    expect(signOf(tagged(90, 'sha-1', 'qa-1'), ...others)).toBe(sign);
  });

  it('looks at the newest 1,000 images for what builds push', () => {
    const builds = Array.from({ length: 1_000 }, (_, at) => tagged(1, `sha-${at}`, `qa-${at}`));
    const promoted = tagged(90, 'sha-x1', 'qa-x1');
    const plain = tagged(80, 'sha-x2');
    expect([signOf(promoted, plain, ...builds.slice(1)), signOf(promoted, plain, ...builds)]).toEqual(['qa-x1', '']);
  });

  it('takes commit ids for tags of one kind', () => {
    expect(signOf(tagged(90, '0a1b2c3', 'prod-17'), tagged(80, 'ffeeddc'))).toBe('prod-17');
  });
});
