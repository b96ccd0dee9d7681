import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { effectiveScanning, matchesScanningFilter } from '../../src/facts/scanning.js';
import { contextOf, registryOf, repositoryOf, told } from './fixture.js';

const later = '? known-after-apply';
const rule = (scanFrequency: string | null, ...filters: readonly (string | null)[]): ExampleMap => ({
  scanFrequency,
  filters: filters.includes(null) ? null : filters,
});
const enhanced = (...rules: readonly ExampleMap[]): ExampleMap => ({ scanType: 'ENHANCED', rules });
const basic = (...rules: readonly ExampleMap[]): ExampleMap => ({ scanType: 'BASIC', rules });

const scanningOf = (scanning: readonly ExampleMap[], repository: ExampleMap = {}, assumedScanning = contextOf().assumedScanning) => {
  const registry = registryOf({ scanning });
  const answer = effectiveScanning(repositoryOf(repository, registry), registry, contextOf({ assumedScanning }));
  return { ...answer, row: [told(answer.type), told(answer.frequency), told(answer.continuous)] };
};

describe('effectiveScanning', () => {
  it.each([
    ['no configuration in the plan', [], {}, ['? not-in-plan', 'MANUAL', '? not-in-plan']],
    ['no configuration, the flag on', [], { scanOnPush: true }, ['? not-in-plan', 'SCAN_ON_PUSH', '? not-in-plan']],
    ['no configuration, the flag not known', [], { scanOnPush: null }, ['? not-in-plan', later, '? not-in-plan']],
    ['basic without rules: the flag', [basic()], { scanOnPush: true }, ['BASIC', 'SCAN_ON_PUSH', false]],
    ['basic without rules, the flag off', [basic()], {}, ['BASIC', 'MANUAL', false]],
    ['basic, covered', [basic(rule('SCAN_ON_PUSH', 'ap*'))], {}, ['BASIC', 'SCAN_ON_PUSH', false]],
    ['basic, not covered', [basic(rule('SCAN_ON_PUSH', 'web'))], {}, ['BASIC', 'MANUAL', false]],
    ['basic, not covered, the flag on', [basic(rule('SCAN_ON_PUSH', 'web'))], { scanOnPush: true }, ['BASIC', '? ambiguous', false]],
    ['basic, not covered, the flag not known', [basic(rule('SCAN_ON_PUSH', 'web'))], { scanOnPush: null }, ['BASIC', later, false]],
    ['enhanced, covered', [enhanced(rule('CONTINUOUS_SCAN', '*'))], {}, ['ENHANCED', 'CONTINUOUS_SCAN', true]],
    ['enhanced without rules', [enhanced()], { scanOnPush: true }, ['ENHANCED', 'OFF', false]],
    [
      'enhanced, not covered: the flag means nothing',
      [enhanced(rule('SCAN_ON_PUSH', 'web'))],
      { scanOnPush: true },
      ['ENHANCED', 'OFF', false],
    ],
    [
      'of two rules the one that scans more',
      [enhanced(rule('SCAN_ON_PUSH', '*'), rule('CONTINUOUS_SCAN', 'api'))],
      {},
      ['ENHANCED', 'CONTINUOUS_SCAN', true],
    ],
    [
      'of two rules the one that scans more, in either order',
      [enhanced(rule('CONTINUOUS_SCAN', 'api'), rule('SCAN_ON_PUSH', '*'))],
      {},
      ['ENHANCED', 'CONTINUOUS_SCAN', true],
    ],
    ['a frequency that is not known', [enhanced(rule(null, '*'))], {}, ['ENHANCED', later, later]],
    [
      'a frequency that is not known beside the most',
      [enhanced(rule(null, '*'), rule('CONTINUOUS_SCAN', 'api'))],
      {},
      ['ENHANCED', 'CONTINUOUS_SCAN', true],
    ],
    ['filters that are not known', [enhanced(rule('SCAN_ON_PUSH', null))], {}, ['ENHANCED', later, later]],
    ['filters that are not known, under basic scanning', [basic(rule('SCAN_ON_PUSH', null))], {}, ['BASIC', later, false]],
    ['a name that is not known', [enhanced(rule('SCAN_ON_PUSH', 'api'))], { name: null }, ['ENHANCED', later, later]],
    ['a name that is not known, all covered', [enhanced(rule('SCAN_ON_PUSH', '*'))], { name: null }, ['ENHANCED', 'SCAN_ON_PUSH', false]],
    ['a type that is not known', [{ scanType: null, rules: [rule('SCAN_ON_PUSH', '*')] }], {}, [later, later, later]],
    ['rules that are not known', [{ scanType: 'ENHANCED', rules: null }], {}, ['ENHANCED', later, later]],
    [
      'two configurations that agree',
      [enhanced(rule('SCAN_ON_PUSH', '*')), enhanced(rule('SCAN_ON_PUSH', 'a*'))],
      {},
      ['ENHANCED', 'SCAN_ON_PUSH', false],
    ],
    [
      'two configurations that do not',
      [enhanced(rule('SCAN_ON_PUSH', '*')), enhanced(rule('CONTINUOUS_SCAN', '*'))],
      {},
      ['ENHANCED', '? ambiguous', '? ambiguous'],
    ],
    ['two configurations of two types', [enhanced(rule('SCAN_ON_PUSH', '*')), basic()], {}, ['? ambiguous', '? ambiguous', '? ambiguous']],
    ['what the service reports', [enhanced()], { scanFrequency: 'CONTINUOUS_SCAN' }, ['ENHANCED', 'CONTINUOUS_SCAN', true]],
    ['what the service reports, the type not read', [], { scanFrequency: 'MANUAL' }, ['? not-read', 'MANUAL', false]],
  ] as const)('%s', (_, scanning, repository, row) => {
    expect(scanningOf(scanning, repository).row).toEqual(row);
  });

  it.each([
    [
      { scanType: 'ENHANCED' as const, rules: [{ scanFrequency: 'SCAN_ON_PUSH' as const, filters: ['*'] }] },
      ['ENHANCED', 'SCAN_ON_PUSH', false],
    ],
    [{ scanType: 'ENHANCED' as const }, ['ENHANCED', 'OFF', false]],
    [{ scanType: 'BASIC' as const }, ['BASIC', 'MANUAL', false]],
  ])('assumes %j where the config says so, and the evidence tells', (assumption, row) => {
    const answer = scanningOf([], {}, assumption);
    expect(answer.row).toEqual(row);
    expect(answer.basis).toContain('as assume.registryScanning in the config says');
  });

  it('assumes nothing where the plan has a configuration', () => {
    expect(scanningOf([basic()], {}, { scanType: 'ENHANCED' }).row).toEqual(['BASIC', 'MANUAL', false]);
  });
});

describe('matchesScanningFilter', () => {
  it.each([
    ['api', 'team/api-2', true],
    ['api', 'ap', false],
    ['api*', 'team/api', false],
    ['*api', 'team/api', true],
    ['*api*', 'team/api-2', true],
    ['*', '', true],
  ])('%s on %s: %s', (filter, name, matches) => {
    expect(matchesScanningFilter(filter, name)).toBe(matches);
  });
});
