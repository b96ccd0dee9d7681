import { describe, expect, it } from 'vitest';
import { createManifestReader } from '../../../src/sources/aws/manifest-reader.js';
import { exampleAws } from '../../fake-aws/ask.js';
import { callName } from '../../fake-aws/fake-call.js';
import { faults } from '../../fake-aws/faults.js';

const place = { account: '111122223333', region: 'us-east-1' };

describe('a reader of manifests', async () => {
  const { fake, clients } = await exampleAws();
  const index = '6d8355d6fa72be078d971c9e223b1532058cf8794063e9444e53bad55ef3e254';

  it('reads what a digest names once', async () => {
    const read = createManifestReader(clients);
    const first = await read(place, 'prod/api', [`sha256:${index}`]);
    expect(first).toMatchObject({ fault: undefined, indexes: [{ digest: `sha256:${index}` }] });
    fake.forget();
    expect(await read(place, 'prod/api', [`sha256:${index}`])).toEqual(first);
    expect(fake.calls.map(callName)).toEqual([]);
  });

  it('asks for a hundred at a time', async () => {
    fake.forget();
    await createManifestReader(clients)(
      place,
      'prod/api',
      Array.from({ length: 101 }, (_, number) => `sha256:${String(number).padStart(64, '0')}`),
    );
    expect(fake.calls.map(callName)).toEqual(['ecr:BatchGetImage', 'ecr:BatchGetImage']);
  });

  it('does not take a manifest that was not given for one without children', async () => {
    const read = await createManifestReader(clients)(place, 'prod/api', [`sha256:${'0'.repeat(64)}`]);
    expect(read).toMatchObject({ indexes: { unknown: 'not-read' }, fault: { what: 'manifests' } });
  });

  it('says what permission a refusal wants', async () => {
    fake.intercept((call) => (call.operation === 'BatchGetImage' ? faults.accessDenied : undefined));
    const read = await createManifestReader(clients)(place, 'prod/api', [`sha256:${index}`]);
    fake.intercept();
    expect(read).toMatchObject({ indexes: { unknown: 'access-denied' }, fault: { hint: expect.stringContaining('ecr:BatchGetImage') } });
  });
});
