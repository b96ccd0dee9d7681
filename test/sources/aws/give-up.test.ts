import { DescribeRegistryCommand, GetLifecyclePolicyCommand } from '@aws-sdk/client-ecr';
import { describe, expect, it } from 'vitest';
import { exampleAws } from '../../fake-aws/ask.js';
import { fakeClients } from '../../fake-aws/fake-clients.js';
import { type FaultName, faults } from '../../fake-aws/faults.js';

describe('an action', async () => {
  const { fake } = await exampleAws();
  const newClient = () => fakeClients(fake.endpoint, '111122223333', { timeout: 200, maxAttempts: 1 })('ecr', 'us-east-1');
  const lifecycle = () => new GetLifecyclePolicyCommand({ repositoryName: 'prod/api' });

  async function ask(times: number, client: Awaited<ReturnType<typeof newClient>>): Promise<string[]> {
    const answers: string[] = [];
    for (let count = 0; count < times; count += 1) {
      answers.push(
        await client.send(lifecycle()).then(
          () => 'answered',
          (error: Error) => error.name,
        ),
      );
    }
    return answers;
  }

  it.each<readonly [FaultName, string, number]>([
    ['throttle', 'ThrottlingException', 5],
    ['timeOut', 'TimeoutError', 5],
    ['expiredToken', 'ExpiredTokenException', 5],
    ['accessDenied', 'AccessDeniedException', 8],
    ['serverError', 'ServerException', 8],
  ])('that meets %s at every call fails with %s, and is sent %s times of 8', async (fault, name, sent) => {
    const client = await newClient();
    fake.forget();
    fake.intercept((call) => (call.operation === 'GetLifecyclePolicy' ? faults[fault] : undefined));
    expect(await ask(8, client)).toEqual(Array(8).fill(name));
    expect(fake.calls).toHaveLength(sent);
    await expect(client.send(new DescribeRegistryCommand({}))).resolves.toMatchObject({ registryId: '111122223333' });
    fake.intercept();
  });

  it('that was answered in between is not given up', async () => {
    const client = await newClient();
    let count = 0;
    fake.intercept((call) => {
      count += 1;
      return call.operation === 'GetLifecyclePolicy' && count % 5 !== 0 ? faults.throttle : undefined;
    });
    expect((await ask(15, client)).filter((answer) => answer === 'answered')).toHaveLength(3);
    fake.intercept();
  });
});
