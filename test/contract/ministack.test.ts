import { ListRegionsCommand } from '@aws-sdk/client-account';
import { describe, expect, it } from 'vitest';
import { clientsOf } from '../sources/aws/loopback-service.js';
import { filledEmulator } from './filled-emulator.js';
import { noRecords, readRegion } from './records.js';

const ministack = await filledEmulator('ministack');

describe.skipIf(ministack === undefined)('the source against MiniStack', async () => {
  const { invalid, of } = ministack === undefined ? noRecords : await readRegion(ministack.endpoint);
  const registry = of('registry')[0]?.registry;

  it('gives records that the schema takes', () => {
    expect(invalid).toEqual([]);
  });

  it('reads what Amazon Inspector knows', () => {
    expect(registry).toMatchObject({ inspectorCoversEcr: true, inspectorRescan: { duration: 'LIFETIME', pullDateDuration: '' } });
    expect(of('repository-end')).toMatchObject([{ images: 0, use: [] }]);
  });

  it('takes an action that the service does not know for unread, not for none', () => {
    expect(registry).toMatchObject({
      scanning: [{ scanType: { unknown: 'not-read' } }],
      pullThroughCacheRules: { unknown: 'not-read' },
      signingRules: { unknown: 'not-read' },
    });
    expect(of('repository')[0]?.repository).toMatchObject({ name: 'prod/api', scanFrequency: { unknown: 'not-read' } });
    expect(of('unread').map(({ what }) => what)).toEqual(expect.arrayContaining(['scanning configuration', 'pull-through cache rules']));
  });

  it('lists the regions of the account', async () => {
    const client = await clientsOf(ministack?.endpoint ?? '')('account', 'us-east-1');
    const { Regions = [] } = await client.send(new ListRegionsCommand({ RegionOptStatusContains: ['ENABLED', 'ENABLED_BY_DEFAULT'] }));
    expect(Regions.map(({ RegionName }) => RegionName)).toEqual(expect.arrayContaining(['us-east-1', 'eu-west-1']));
  });
});
