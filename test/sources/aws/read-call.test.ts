import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import { DescribeRepositoriesCommand, GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr';
import { afterEach, describe, expect, it } from 'vitest';
import { type Read, readCall, readSetting } from '../../../src/sources/aws/read-call.js';
import { faultOfError, unreadRecord, unreadValue } from '../../../src/sources/aws/read-fault.js';
import { clientsOf, failure, json, type LoopbackService, type Reply, startService } from './loopback-service.js';

const open: LoopbackService[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

const subject = {
  what: 'repositories',
  permission: 'ecr:DescribeRepositories',
  place: { account: '111122223333', region: 'eu-south-2' },
} as const;

/** Short enough to be waited for, long enough for a machine that does something else too. */
const timeout = 700;

async function readRepositories(reply: (count: number) => Reply): Promise<{ read: Read<unknown>; requests: number }> {
  const service = await startService(reply);
  open.push(service);
  const client = await clientsOf(service.endpoint, timeout)('ecr', subject.place.region);
  const read = await readCall({
    ...subject,
    send: () => client.send(new DescribeRepositoriesCommand({})),
    take: (output) => output.repositories,
  });
  return { read, requests: service.requests() };
}

const fault = (read: Read<unknown>) => ('fault' in read ? read.fault : undefined);
const whole = json({ repositories: [] });
const cutJson: Reply = { status: 200, body: '{"repositories":[' };
const html = (status: number): Reply => ({ status, body: '<html><b>oops</b></html>', type: 'text/html' });

describe('a read that goes well in the end', () => {
  it.each<readonly [string, Reply, number]>([
    ['at once', whole, 1],
    ['after a throttled attempt', failure('ThrottlingException', 400, 'Rate exceeded'), 2],
    ['after a page of HTML under 500', html(500), 2],
    ['after a cut connection', 'cut', 2],
    ['after cut JSON under 200', cutJson, 2],
    ['after an empty answer under 200', { status: 200, body: '' }, 2],
    ['after an attempt that hangs', 'hang', 2],
  ])('%s', async (_, bad, requests) => {
    expect(await readRepositories((count) => (count === 0 ? bad : whole))).toEqual({ read: { value: [] }, requests });
  });
});

describe('a read that fails is a fault that says what mends it', () => {
  it.each<readonly [string, Reply, string, RegExp, number]>([
    ['no permission', failure('AccessDeniedException'), 'access-denied', /allow ecr:DescribeRepositories .* ecr-audit iam-policy scan/, 1],
    ['throttled for ever', failure('ThrottlingException'), 'throttled', /--concurrency/, 3],
    ['HTML under 500', html(500), 'server-error', /run it again/, 3],
    ['HTML under 404', html(404), 'not-supported', /does not offer it/, 1],
    ['a service that hangs', 'hang', 'timed-out', /--timeout/, 2],
    ['a body that stalls', 'stall', 'timed-out', /--timeout/, 2],
    ['cut connections', 'cut', 'network', /--endpoint-url/, 3],
    ['cut JSON', cutJson, 'malformed-answer', /--endpoint-url/, 3],
    ['an empty 200', { status: 200, body: '' }, 'malformed-answer', /--endpoint-url/, 3],
    ['an expired token', failure('ExpiredTokenException'), 'expired-token', /aws sso login/, 1],
    ['a region that is off', failure('UnrecognizedClientException'), 'region-off', /enable-region --region-name eu-south-2/, 1],
    ['a region to opt in to', failure('OptInRequired'), 'region-off', /enable-region/, 1],
    ['a repository that went', failure('RepositoryNotFoundException'), 'gone', /run it again/, 1],
    ['a call that is refused', failure('InvalidParameterException'), 'refused', /run it again/, 1],
  ])('%s', async (_, reply, code, hint, requests) => {
    const answer = await readRepositories(() => reply);
    expect(fault(answer.read)).toMatchObject({ code, what: 'repositories', where: '111122223333/eu-south-2' });
    expect(fault(answer.read)?.hint).toMatch(hint);
    expect(answer.requests).toBe(requests);
  });

  it('an answer of another shape', async () => {
    const service = await startService(() => json({ repositories: [null] }));
    open.push(service);
    const client = await clientsOf(service.endpoint)('ecr', 'us-east-1');
    const read = await readCall({
      ...subject,
      send: () => client.send(new DescribeRepositoriesCommand({})),
      take: (output) => output.repositories?.map(({ repositoryName }) => repositoryName),
    });
    expect(fault(read)).toMatchObject({ code: 'malformed-answer', why: 'the answer is not of the shape that the service gives' });
  });

  it('cut XML under 200, after it was tried again', async () => {
    const service = await startService(() => ({ status: 200, body: '<R><vpcEndpointSet><item><vpcId>vpc-1', type: 'text/xml' }));
    open.push(service);
    const client = await clientsOf(service.endpoint)('ec2', 'us-east-1');
    const read = await readCall({
      ...subject,
      send: () => client.send(new DescribeVpcEndpointsCommand({})),
      take: (output) => output.VpcEndpoints,
    });
    expect(fault(read)).toMatchObject({ code: 'malformed-answer' });
    expect(service.requests()).toBe(3);
  });

  it.each([
    ['a service that fails three times', failure('ServerException', 500), 3],
    ['one that fails under a name that nobody knows', failure('Oops', 503), 3],
    ['one that throttles as often as is allowed', failure('ThrottlingException'), 5],
    ['one that throttles under 503 too', failure('SlowDown', 503), 5],
  ])('%s', async (_, reply, requests) => {
    const service = await startService(() => reply);
    open.push(service);
    const client = await clientsOf(service.endpoint, 5_000, 5)('ecr', 'us-east-1');
    await readCall({ ...subject, send: () => client.send(new DescribeRepositoriesCommand({})), take: (output) => output.repositories });
    expect(service.requests()).toBe(requests);
  });

  it('never quotes the message of the service', async () => {
    const hostile =
      'User: arn:aws:iam::999999999999:user/eve \u001b[31m<script> is not authorized: explicit deny in a service control policy';
    const { read } = await readRepositories(() => failure('AccessDeniedException', 400, hostile));
    expect(JSON.stringify(read)).not.toMatch(/9999|eve|script|u001b/);
    expect(fault(read)?.hint).toBe('ecr:DescribeRepositories is denied by a service control policy: no policy of the role can allow it');
  });

  it.each([
    ['is not authorized to perform: inspector2:ListFindings on resource: *', 'inspector2:ListFindings'],
    ['is not authorized to perform: ecr:DescribeRepositories on resource: *', 'ecr:DescribeRepositories'],
    ['is not authorized to perform: evil:Action on resource: *', 'ecr:DescribeRepositories'],
  ])('names the permission that is lacking: %s', async (message, permission) => {
    const { read } = await readRepositories(() => failure('AccessDeniedException', 400, `User: arn:x ${message}`));
    expect(fault(read)?.hint).toContain(`allow ${permission} to the role`);
  });

  it('quotes no name of an error that is not a name', async () => {
    const { read } = await readRepositories(() => failure('Evil\u001b[2J: 999999999999'));
    expect(fault(read)?.why).toBe('the service refused the call (HTTP 400)');
  });
});

describe('errors that come from no service', () => {
  const named = (name: string, more: object = {}) => Object.assign(new Error('oh'), { name }, more);
  it.each<readonly [string, Error, string, string]>([
    ['no host in a region to opt in to', named('Error', { code: 'ENOTFOUND' }), 'eu-south-2', 'region-off'],
    ['no host in a region that is always there', named('Error', { code: 'ENOTFOUND' }), 'eu-west-1', 'network'],
    ['wrong keys', named('UnrecognizedClientException'), 'eu-west-1', 'bad-credentials'],
    ['no answer of the name service', named('Error', { code: 'EAI_AGAIN' }), 'eu-south-2', 'network'],
    ['no credentials', named('CredentialsProviderError'), 'eu-west-1', 'bad-credentials'],
    [
      'a session that ran out',
      named('CredentialsProviderError', { message: 'The SSO session has expired.' }),
      'eu-west-1',
      'expired-token',
    ],
    ['the code of a cause', named('Error', { cause: { code: 'ECONNREFUSED' } }), 'eu-west-1', 'network'],
  ])('%s', (_, error, region, code) => {
    expect(faultOfError(error, { ...subject, place: { ...subject.place, region } }).code).toBe(code);
  });

  it('names the profile whose session ran out, fit for a shell', () => {
    const place = { ...subject.place, profile: "it's mine", repository: 'api' };
    const expired = faultOfError(named('ExpiredToken'), { ...subject, place });
    expect(expired.hint).toContain("aws sso login --profile 'it'\\''s mine'");
    expect(expired.where).toBe('api in 111122223333/eu-south-2');
  });

  it('takes whatever was thrown', () => {
    for (const thrown of [undefined, null, 'text', 7]) expect(faultOfError(thrown, subject).code).toBe('refused');
  });
});

describe('a setting', () => {
  const readPolicy = async (reply: Reply) => {
    const service = await startService(() => reply);
    open.push(service);
    const client = await clientsOf(service.endpoint)('ecr', 'eu-west-1');
    return readSetting(
      {
        ...subject,
        send: () => client.send(new GetLifecyclePolicyCommand({ repositoryName: 'api' })),
        take: (output) => output.lifecyclePolicyText,
      },
      ['LifecyclePolicyNotFoundException'],
    );
  };

  it('that is set is a value', async () => {
    expect(await readPolicy(json({ lifecyclePolicyText: '{}' }))).toEqual({ value: '{}' });
  });
  it('that is not set is none, and no fault', async () => {
    expect(await readPolicy(failure('LifecyclePolicyNotFoundException'))).toEqual({ none: true });
  });
  it('of a repository that went is a fault', async () => {
    expect(await readPolicy(failure('RepositoryNotFoundException'))).toMatchObject({ fault: { code: 'gone' } });
  });
  it('in an answer without its text is a fault, never none', async () => {
    expect(await readPolicy(json({}))).toMatchObject({ fault: { code: 'malformed-answer' } });
  });
});

describe('a fault', () => {
  const of = (name: string) => faultOfError(Object.assign(new Error('oh'), { name }), subject);

  it('is one record of the inventory', () => {
    expect(unreadRecord(of('AccessDenied'))).toEqual({
      record: 'unread',
      what: 'repositories',
      account: '111122223333',
      region: 'eu-south-2',
      repository: '',
      why: 'access denied (AccessDenied)',
      hint: 'allow ecr:DescribeRepositories to the role that scans: ecr-audit iam-policy scan prints the whole policy',
    });
  });
  it('is an unknown value of the model', () => {
    expect(unreadValue(of('AccessDenied'))).toMatchObject({ unknown: 'access-denied' });
    expect(unreadValue(of('ServerException'))).toEqual({
      unknown: 'not-read',
      detail: 'repositories (111122223333/eu-south-2): the service failed (ServerException)',
    });
  });
});
