import { describe, expect, it } from 'vitest';
import { rivals } from '../../src/facts/registry-rivals.js';
import { registryOf, told } from './fixture.js';

const scanning = (address: string) => ({ scanning: { address } });
const unsure = registryOf({ key: 'aws', account: null, region: null, ...scanning('one') });

describe('resources that own one setting', () => {
  it.each([
    ['one in the only registry', [unsure], []],
    ['one in each of two registries that may be one', [unsure, registryOf({ key: 'aws.b', ...scanning('two') })], '? ambiguous'],
    ['none in the other that may be the same', [unsure, registryOf({ key: 'aws.b' })], []],
    ['another setting in it', [unsure, registryOf({ key: 'aws.b', replication: { address: 'two' } })], []],
  ])('%s', (_, registries, expected) => {
    expect(told(rivals(unsure, registries))).toEqual(expected);
  });

  it('are no rivals in two regions, though the account is not known', () => {
    const at = (key: string, region: string) => registryOf({ key, account: null, region, ...scanning(key) });
    const here = at('aws', 'eu-west-1');
    expect(rivals(here, [here, at('aws.b', 'us-east-1')])).toEqual([]);
  });

  it('are rivals for certain in one registry', () => {
    const both = registryOf({ account: null, scanning: [{ address: 'one' }, { address: 'two' }] });
    expect(rivals(both, [both, unsure])).toEqual(['scanning configuration: one and two']);
  });
});
