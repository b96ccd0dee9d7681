import { afterEach, describe, expect, it } from 'vitest';
import { createKeyReader } from '../../../src/sources/aws/key-reader.js';
import { type AnsweringService, type Answers, startAnswering } from './answering-service.js';
import { failure } from './loopback-service.js';
import { askedOf } from './reading-registry.js';

const open: AnsweringService[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((service) => service.close()));
});

async function keys(answers: Answers, leftOut: readonly 'kms'[] = []) {
  const service = await startAnswering(() => answers);
  open.push(service);
  return { read: createKeyReader(askedOf(service, { leftOut })), asked: service.asked };
}

const key = (KeyManager: string, KeyState: string) => ({ DescribeKey: { KeyMetadata: { KeyId: 'k', KeyManager, KeyState } } });
const arn = (region: string) => `arn:aws:kms:${region}:111122223333:key/1234abcd`;

describe('a key', () => {
  it.each<readonly [string, string, unknown]>([
    ['CUSTOMER', 'Enabled', 'customer'],
    ['AWS', 'Enabled', 'aws'],
    ['CUSTOMER', 'PendingDeletion', 'customer'],
    ['CUSTOMER', 'SomethingNew', 'customer'],
    ['NOBODY', 'Enabled', { unknown: 'not-told' }],
  ])('of %s that is %s', async (manager, state, keyManager) => {
    const { read } = await keys(key(manager, state));
    expect(await read(arn('eu-west-1'))).toMatchObject({ keyManager, keyState: state, fault: undefined });
  });

  it('that there is not, is not found, and nobody knows whose it was', async () => {
    const { read } = await keys({ DescribeKey: failure('NotFoundException') });
    expect(await read('alias/gone')).toMatchObject({ keyManager: { unknown: 'not-told' }, keyState: 'NotFound', fault: undefined });
  });

  it('that is refused is unknown, with one fault for all who ask', async () => {
    const { read } = await keys({ DescribeKey: failure('AccessDeniedException') });
    const [first, second] = await Promise.all([read(arn('eu-west-1')), read(arn('eu-west-1'))]);
    expect(first).toMatchObject({ keyManager: { unknown: 'access-denied' }, keyState: { unknown: 'access-denied' } });
    expect(first.fault).toMatchObject({ what: 'KMS key 1234abcd', hint: expect.stringContaining('kms:DescribeKey') });
    expect(second.fault).toBe(first.fault);
  });

  it('without a state is unknown', async () => {
    const { read } = await keys({ DescribeKey: { KeyMetadata: { KeyId: 'k' } } });
    expect(await read('alias/a')).toMatchObject({ keyState: { unknown: 'not-read' }, fault: { code: 'malformed-answer' } });
  });

  it('is described once, and another one for itself', async () => {
    const { read, asked } = await keys(key('AWS', 'Enabled'));
    await Promise.all([read('alias/a'), read('alias/a'), read('alias/b')]);
    expect(asked().map(({ body }) => body)).toEqual(['{"KeyId":"alias/a"}', '{"KeyId":"alias/b"}']);
  });

  it('of another region is asked for there', async () => {
    const { read } = await keys({ DescribeKey: failure('AccessDeniedException') });
    expect((await read(arn('eu-central-1'))).fault?.where).toBe('111122223333/eu-central-1');
    expect((await read(arn('evil.example.com/x'))).fault?.where).toBe('111122223333/eu-west-1');
  });

  it('is not asked for where keys are left out', async () => {
    const { read, asked } = await keys({}, ['kms']);
    expect(await read('alias/a')).toMatchObject({ keyState: { unknown: 'left-out' }, fault: undefined });
    expect(asked()).toEqual([]);
  });
});
