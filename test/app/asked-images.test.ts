import { describe, expect, it } from 'vitest';
import { isAskedFor } from '../../src/app/asked-images.js';
import { imageOf } from '../lifecycle/simulation/repository-fixture.js';

const hex = '0123456789abcdef'.repeat(4);
const image = imageOf(`sha256:${hex}`, { tags: ['latest', 'v1.4.2'] });
const place = { repository: 'team/api', account: '111122223333', region: 'eu-west-1' };
const registry = '111122223333.dkr.ecr.eu-west-1.amazonaws.com';

describe('an image is asked for', () => {
  it.each([
    ['its digest', `sha256:${hex}`],
    ['its digest without the algorithm', hex],
    ['the digits that a list shows of it', hex.slice(0, 12)],
    ['those with the algorithm', `sha256:${hex.slice(0, 12)}`],
    ['a glob on its digest', 'sha256:0123*'],
    ['one of its tags', 'latest'],
    ['a glob on its tags', 'v1.4.*'],
    ['repository and tag', 'team/api:v1.4.2'],
    ['repository and a glob on its tags', 'team/api:v1.*'],
    ['repository and digest', `team/api@sha256:${hex}`],
    ['repository and digits', `team/api@${hex.slice(0, 12)}`],
    ['its URI by tag', `${registry}/team/api:v1.4.2`],
    ['its URI by digest', `${registry}/team/api@sha256:${hex}`],
    ['its URI by both, of which the digest decides', `${registry}/team/api:moved@sha256:${hex}`],
  ])('by %s', (_, asked) => {
    expect(isAskedFor(asked, place)(image)).toBe(true);
  });

  it.each([
    ['another digest', `sha256:${'f'.repeat(64)}`],
    ['too few digits', hex.slice(0, 7)],
    ['another tag', 'v1.5.0'],
    ['a tag of another repository', 'team/web:v1.4.2'],
    ['the end of its name alone', 'api:v1.4.2'],
    ['its repository alone', 'team/api'],
    ['a URI of another account', '444455556666.dkr.ecr.eu-west-1.amazonaws.com/team/api:v1.4.2'],
    ['a URI of another region', '111122223333.dkr.ecr.us-east-1.amazonaws.com/team/api:v1.4.2'],
    ['an image of Docker Hub', 'docker.io/team/api:v1.4.2'],
    ['its tag and another digest', `team/api:v1.4.2@sha256:${'f'.repeat(64)}`],
  ])('but not by %s', (_, asked) => {
    expect(isAskedFor(asked, place)(image)).toBe(false);
  });

  it('by a name where it is not told where it is', () => {
    const nowhere = { repository: '', account: '', region: '' };
    expect(isAskedFor(`${registry}/team/api:v1.4.2`, nowhere)(image)).toBe(true);
  });
});
