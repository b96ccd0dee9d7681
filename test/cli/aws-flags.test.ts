import { describe, expect, it } from 'vitest';
import { type AwsFlags, liveOptions } from '../../src/cli/aws-flags.js';

const nothing: AwsFlags = { org: false, 'read-manifests': false };
const optionsOf = (flags: Partial<AwsFlags>) => liveOptions({ ...nothing, ...flags });

describe('the flags about live registries', () => {
  it.each<readonly [string, Partial<AwsFlags>, object]>([
    [
      'say nothing where none is given',
      {},
      { profile: undefined, regions: undefined, organization: false, leaveOut: [], readManifests: false },
    ],
    [
      'take lists of the environment apart',
      { region: 'eu-west-1, us-east-1', account: '1,2' },
      { regions: ['eu-west-1', 'us-east-1'], accounts: ['1', '2'] },
    ],
    ['count time-outs in seconds', { timeout: 3 }, { timeout: 3_000 }],
    ['leave out probes by name', { 'no-probe': ['kms', 'pulls'] }, { leaveOut: ['kms', 'pulls'] }],
    ['take an endpoint', { 'endpoint-url': 'http://127.0.0.1:4566' }, { endpoint: 'http://127.0.0.1:4566' }],
  ])('%s', (_, flags, expected) => {
    expect(optionsOf(flags)).toMatchObject(expected);
  });

  it.each<readonly [Partial<AwsFlags>, string]>([
    [{ 'no-probe': ['kmz'] }, 'there is no probe "kmz" (did you mean "kms"?)'],
    [{ 'endpoint-url': 'not a url' }, '--endpoint-url not a url is no URL'],
    [{ 'endpoint-url': 'file:///etc/passwd' }, '--endpoint-url file:///etc/passwd is no URL'],
  ])('%j is refused', (flags, message) => {
    expect(() => optionsOf(flags)).toThrow(message);
  });
});
