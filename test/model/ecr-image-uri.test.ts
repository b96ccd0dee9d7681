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
    ['dual-stack in an isolated region', '123456789012.dkr-ecr.us-isob-east-1.api.aws.scloud', '123456789012', 'us-isob-east-1'],
    ['an interface endpoint', 'vpce-0a1b2c3d-xyz.dkr.ecr.eu-west-1.vpce.amazonaws.com', '', 'eu-west-1'],
    ['a port', `${registry}:443`, '123456789012', 'eu-central-1'],
    ['the port of a tunnel', `${registry}:5000`, '123456789012', 'eu-central-1'],
    ['a whole domain', `${registry}.`, '123456789012', 'eu-central-1'],
    ['a whole domain with a port', `${registry}.:443`, '123456789012', 'eu-central-1'],
    ['a domain of its own', '123456789012.dkr.ecr.eu-central-1.example.org', '123456789012', 'eu-central-1'],
    ['upper case', registry.toUpperCase(), '123456789012', 'eu-central-1'],
    ['mixed case', '123456789012.DKR.ECR.EU-Central-1.amazonaws.com', '123456789012', 'eu-central-1'],
    ['a scheme', `https://${registry}`, '123456789012', 'eu-central-1'],
    ['a scheme and a port', `OCI://${registry}:443`, '123456789012', 'eu-central-1'],
    ['a proxy', `mirror.example.org:5000/${registry}`, '123456789012', 'eu-central-1'],
    ['a proxy with a path', `https://mirror.example.org/aws/${registry}:443`, '123456789012', 'eu-central-1'],
    ['no account', 'dkr.ecr.eu-central-1.amazonaws.com', '', 'eu-central-1'],
    ['an account that lost its zero', '12345678901.dkr.ecr.eu-central-1.amazonaws.com', '', 'eu-central-1'],
    ['an account too long', '1234567890123.dkr.ecr.eu-central-1.amazonaws.com', '', 'eu-central-1'],
    ['an account to be filled in', '$ACCOUNT.dkr.ecr.$REGION.amazonaws.com', '', ''],
    ['no domain', '123456789012.dkr-ecr:5000', '123456789012', ''],
    ['no account after a scheme', 'docker://dkr.ecr.eu-central-1.amazonaws.com', '', 'eu-central-1'],
    ['no region', '123456789012.dkr.ecr..amazonaws.com', '123456789012', ''],
  ])('of %s', (_, host, account, region) => {
    expect(parseEcrImageUri(`${host}/api:v1`)).toEqual({ account, region, repository: 'api', tag: 'v1', digest: '' });
  });

  it.each([
    'nginx:1.27',
    'docker.io/library/nginx',
    'public.ecr.aws/docker/library/nginx:1',
    'ghcr.io/team/api:v1',
    'ecr-public.aws.com/docker/library/nginx:1',
    'ecr.eu-central-1.amazonaws.com/api',
    'ecr.example.org/api',
    'ghcr.io/team/dkr.ecr.tool/api:v1',
    'dkr-ecr/api',
    'my-dkr.ecr.example.org/api',
    '123456789012.dkr.ecrs.eu-central-1.amazonaws.com/api',
    `mirror/${registry}/api`,
    registry,
    `${registry}:443`,
    `https://${registry}`,
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
    `${registry}/`,
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
  it.each(['-', 'a-', '.', 'a', '/', 'a:', '@', '//', 'dkr.ecr', '/dkr.ecr.'])('is read however often it has "%s"', (part) => {
    expect(parseEcrImageUri(`${registry}/${part.repeat(500_000)}`)).toBeNull();
    expect(parseEcrImageUri(`vpce-${part.repeat(500_000)}/api`)).toBeNull();
    expect(parseEcrImageUri(`example.org/${part.repeat(500_000)}/api`)).toBeNull();
  });
});

describe('the name of an image without the host of a registry', () => {
  it.each([
    ['api', { repository: 'api', tag: '', digest: '' }],
    ['api:v1.5', { repository: 'api', tag: 'v1.5', digest: '' }],
    ['team/api:v1', { repository: 'team/api', tag: 'v1', digest: '' }],
    [`team/api@${digest}`, { repository: 'team/api', tag: '', digest }],
    ['my.api:5000', { repository: 'my.api', tag: '5000', digest: '' }],
    ['Docker://team/api:v1', { repository: 'team/api', tag: 'v1', digest: '' }],
    ['dkr-ecr/api', { repository: 'dkr-ecr/api', tag: '', digest: '' }],
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
