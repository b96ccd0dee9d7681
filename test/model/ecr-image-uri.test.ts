import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOnEcr, parseEcrImageUri, parseHostlessName } from '../../src/model/ecr-image-uri.js';

const digest = `sha256:${'0f'.repeat(32)}`;
const sha512 = `sha512:${'0f'.repeat(64)}`;
const registry = '123456789012.dkr.ecr.eu-central-1.amazonaws.com';
const nowhere = { tag: '', digest: '' };

describe('the URI of an image in Amazon ECR', () => {
  it.each([
    [`${registry}/api`, { account: '123456789012', region: 'eu-central-1', repository: 'api', ...nowhere }],
    [`${registry}/team/api:v1`, { account: '123456789012', region: 'eu-central-1', repository: 'team/api', tag: 'v1', digest: '' }],
    [`${registry}/team/api@${digest}`, { account: '123456789012', region: 'eu-central-1', repository: 'team/api', tag: '', digest }],
    [`${registry}/api@${sha512}`, { account: '123456789012', region: 'eu-central-1', repository: 'api', tag: '', digest: sha512 }],
    [`${registry}/a/b-c_d.e:v1@${digest}`, { account: '123456789012', region: 'eu-central-1', repository: 'a/b-c_d.e', tag: 'v1', digest }],
    [
      `${registry}/a__b/c--d:V_1.0-x`,
      { account: '123456789012', region: 'eu-central-1', repository: 'a__b/c--d', tag: 'V_1.0-x', digest: '' },
    ],
  ])('%s', (uri, expected) => {
    expect(parseEcrImageUri(uri)).toEqual(expected);
  });

  it.each([
    ['China', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', '123456789012', 'cn-north-1'],
    ['FIPS', '123456789012.dkr.ecr-fips.us-gov-west-1.amazonaws.com', '123456789012', 'us-gov-west-1'],
    ['dual-stack', '123456789012.dkr-ecr.us-west-2.on.aws', '123456789012', 'us-west-2'],
    ['dual-stack with FIPS', '123456789012.dkr-ecr-fips.us-east-1.on.aws', '123456789012', 'us-east-1'],
    ['dual-stack in China', '123456789012.dkr-ecr.cn-northwest-1.on.amazonwebservices.com.cn', '123456789012', 'cn-northwest-1'],
    ['an isolated region', '123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', '123456789012', 'us-iso-east-1'],
    ['the European sovereign cloud', '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', '123456789012', 'eusc-de-east-1'],
    ['an interface endpoint', 'vpce-0a1b2c3d-xyz.dkr.ecr.eu-west-1.vpce.amazonaws.com', '', 'eu-west-1'],
  ])('of %s', (_, host, account, region) => {
    expect(parseEcrImageUri(`${host}/api:v1`)).toEqual({ account, region, repository: 'api', tag: 'v1', digest: '' });
  });

  it.each([
    'nginx:1.27',
    'docker.io/library/nginx',
    'public.ecr.aws/docker/library/nginx:1',
    'ghcr.io/team/api:v1',
    'dkr.ecr.eu-central-1.amazonaws.com/api',
    '12345678901.dkr.ecr.eu-central-1.amazonaws.com/api',
    '123456789012.dkr.ecr.eu-central-1.amazonaws.com.example.org/api',
    'example.org/123456789012.dkr.ecr.eu-central-1.amazonaws.com/api',
    '123456789012.dkr.ecr..amazonaws.com/api',
    `https://${registry}/api`,
    registry,
    '',
    digest,
  ])('is none: %s', (uri) => {
    expect(parseEcrImageUri(uri)).toBeNull();
    expect(isOnEcr(uri)).toBe(false);
  });

  it.each([
    '',
    'Team/api',
    'api:',
    'api:-v1',
    'api@',
    'api@sha256:0f',
    `api@sha256:${'0f'.repeat(31)}`,
    `api@sha512:${'0f'.repeat(15)}`,
    `api@${'0f'.repeat(32)}`,
    `api@${digest.toUpperCase()}`,
    'api//b',
    '/api',
    'api/',
    'a b',
    `${'a'.repeat(257)}`,
  ])('names nothing in its registry: "%s"', (path) => {
    expect(parseEcrImageUri(`${registry}/${path}`)).toBeNull();
    expect(isOnEcr(`${registry}/${path}`)).toBe(true);
  });

  it('is taken apart as it was put together', () => {
    const part = fc.stringMatching(/^[a-z0-9]{1,8}([._-][a-z0-9]{1,8}){0,2}$/);
    const repository = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join('/'));
    const tag = fc.oneof(fc.constant(''), fc.stringMatching(/^\w[\w.-]{0,20}$/));
    fc.assert(
      fc.property(repository, tag, fc.constantFrom('', digest), (name, tagged, digested) => {
        const uri = `${registry}/${name}${tagged === '' ? '' : `:${tagged}`}${digested === '' ? '' : `@${digested}`}`;
        expect(parseEcrImageUri(uri)).toEqual({
          account: '123456789012',
          region: 'eu-central-1',
          repository: name,
          tag: tagged,
          digest: digested,
        });
      }),
    );
  });

  // What backtracks would not come to an end.
  it.each(['-', 'a-', '.', 'a', '/', 'a:', '@'])('is read however often it has "%s"', (part) => {
    expect(parseEcrImageUri(`${registry}/${part.repeat(500_000)}`)).toBeNull();
    expect(parseEcrImageUri(`vpce-${part.repeat(500_000)}/api`)).toBeNull();
  });
});

describe('the name of an image without the host of a registry', () => {
  it.each([
    ['api', { repository: 'api', tag: '', digest: '' }],
    ['api:v1.5', { repository: 'api', tag: 'v1.5', digest: '' }],
    ['team/api:v1', { repository: 'team/api', tag: 'v1', digest: '' }],
    [`team/api@${digest}`, { repository: 'team/api', tag: '', digest }],
    ['my.api:5000', { repository: 'my.api', tag: '5000', digest: '' }],
  ])('%s', (name, expected) => {
    expect(parseHostlessName(name)).toEqual({ account: '', region: '', ...expected });
  });

  it.each(['docker.io/library/api:v1', 'localhost/api:v1', 'registry:5000/api:v1', `${registry}/api:v1`, 'Host/api'])(
    'is another thing than that of one with a host: %s',
    (name) => {
      expect(parseHostlessName(name)).toBeNull();
    },
  );

  it.each(['', 'Api:v1', 'api:', 'api:v1:v2', 'api@', 'api@sha256:0f', '/api', 'a b'])('is none: "%s"', (name) => {
    expect(parseHostlessName(name)).toBeNull();
  });
});
