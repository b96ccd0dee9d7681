import { describe, expect, it } from 'vitest';
import { noSettings } from '../../src/app/judge-options.js';
import { judgeScan } from '../../src/app/judge-scan.js';
import { packsInWords } from '../../src/app/packs-in-words.js';
import { inventoryOf, streamOf } from '../sources/saved/inventory-fixture.js';

const own = { dev: ['cost'], prod: ['enterprise', 'cost', 'cost'] };

describe('the packs of a run', () => {
  it.each([
    [{}, '', ['recommended']],
    [own, '', ['recommended', 'cost (dev, prod)', 'enterprise (prod)']],
    [own, 'prod', ['recommended', 'enterprise (prod)', 'cost (prod)']],
    [own, 'uat', ['recommended']],
    [{ prod: [] }, '', ['recommended']],
  ])('of environments %j, where "%s" is asked for', (environmentPacks, environment, named) => {
    expect(packsInWords({ packs: ['recommended'], environmentPacks }, environment)).toEqual(named);
  });
});

describe('the scope of a report', () => {
  const settings = { ...noSettings, config: { packs: ['cost'], environments: { prod: { packs: ['enterprise'] }, dev: {} } } };

  it.each([
    [{}, ['cost', 'enterprise (prod)']],
    [{ environment: 'dev' }, ['cost']],
    [{ packs: ['strict'] }, ['strict']],
  ])('names the packs that the config gives to an environment: %j', async (options, named) => {
    const report = await judgeScan(streamOf(inventoryOf([])), { settings, ...options });
    expect(report.scope.packs).toEqual(named);
  });
});
