import { describe, expect, it } from 'vitest';
import type { ExampleMap } from '../../src/engine/example-inventory.js';
import { effectiveScanning } from '../../src/facts/scanning.js';
import { unknown } from '../../src/model/unknown.js';
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
  return { ...answer, row: [told(answer.type), told(answer.frequency), told(answer.continuous)], push: told(answer.onPush) };
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
    ['a frequency that nobody knows yet', [enhanced()], { scanFrequency: 'WEEKLY' }, ['ENHANCED', 'WEEKLY', '? not-told']],
    ['what the service reports, the type not read', [], { scanFrequency: 'MANUAL' }, ['? not-read', 'MANUAL', false]],
  ] as const)('%s', (_, scanning, repository, row) => {
    expect(scanningOf(scanning, repository).row).toEqual(row);
  });

  it.each(['access-denied', 'not-read', 'left-out', 'not-told'] as const)(
    'of an account that did not say, %s, is not made up from the rules of the registry',
    (cause) => {
      const scanFrequency = unknown(cause, 'scanning');
      const row = ['ENHANCED', `? ${cause}`, `? ${cause}`];
      expect(scanningOf([enhanced(rule('CONTINUOUS_SCAN', '*'))], { scanFrequency }).row).toEqual(row);
    },
  );

  it.each([
    [
      'filters that are not known, beside the most',
      [enhanced(rule('SCAN_ON_PUSH', null), rule('CONTINUOUS_SCAN', '*'))],
      {},
      'CONTINUOUS_SCAN',
      true,
    ],
    [
      'a name that is not known, beside the most',
      [enhanced(rule('SCAN_ON_PUSH', 'zz'), rule('CONTINUOUS_SCAN', '*'))],
      { name: null },
      'CONTINUOUS_SCAN',
      true,
    ],
    [
      'filters that are not known, of a rule that adds nothing',
      [enhanced(rule('SCAN_ON_PUSH', null), rule('SCAN_ON_PUSH', 'api'))],
      {},
      'SCAN_ON_PUSH',
      true,
    ],
    [
      'filters that are not known, of a rule that may add',
      [enhanced(rule('CONTINUOUS_SCAN', null), rule('SCAN_ON_PUSH', '*'))],
      {},
      later,
      true,
    ],
    [
      'a name that is not known, under a rule that may add',
      [enhanced(rule('CONTINUOUS_SCAN', 'zz'), rule('SCAN_ON_PUSH', '*'))],
      { name: null },
      later,
      true,
    ],
    ['filters that are not known alone', [enhanced(rule('CONTINUOUS_SCAN', null))], {}, later, later],
    [
      'filters that are not known beside a rule for others',
      [enhanced(rule('CONTINUOUS_SCAN', null), rule('SCAN_ON_PUSH', 'zz'))],
      {},
      later,
      later,
    ],
    ['filters that are not known beside MANUAL', [basic(rule('SCAN_ON_PUSH', null), rule('MANUAL', '*'))], {}, later, later],
    ['a frequency that is not known', [enhanced(rule(null, '*'))], {}, later, true],
    ['a frequency that is not known, under basic scanning', [basic(rule(null, '*'))], {}, later, later],
    ['the same beside the most of basic scanning', [basic(rule(null, '*'), rule('SCAN_ON_PUSH', 'api'))], {}, 'SCAN_ON_PUSH', true],
    ['neither frequency nor filters known', [enhanced(rule(null, null))], {}, later, later],
    ['a type that is not known', [{ scanType: null, rules: [rule('SCAN_ON_PUSH', '*')] }], {}, later, true],
    ['a type that is not known, not covered', [{ scanType: null, rules: [rule('SCAN_ON_PUSH', 'zz')] }], {}, later, later],
    [
      'two configurations that both scan',
      [enhanced(rule('SCAN_ON_PUSH', '*')), enhanced(rule('CONTINUOUS_SCAN', '*'))],
      {},
      '? ambiguous',
      true,
    ],
    ['two configurations of which one scans', [enhanced(rule('SCAN_ON_PUSH', '*')), enhanced()], {}, '? ambiguous', '? ambiguous'],
    ['basic, not covered, the flag on', [basic(rule('SCAN_ON_PUSH', 'web'))], { scanOnPush: true }, '? ambiguous', '? ambiguous'],
    ['no configuration in the plan', [], { scanOnPush: true }, 'SCAN_ON_PUSH', true],
    ['enhanced, not covered', [enhanced(rule('SCAN_ON_PUSH', 'web'))], { scanOnPush: true }, 'OFF', false],
    ['as the service reports', [basic()], { scanFrequency: 'MANUAL' }, 'MANUAL', false],
    ['off as the service reports, which calls it manual', [enhanced()], { scanFrequency: 'MANUAL' }, 'OFF', false],
  ] as const)('does not lose what is certain to what is not: %s', (_, scanning, repository, frequency, push) => {
    const answer = scanningOf(scanning, repository);
    expect([answer.row[1], answer.push]).toEqual([frequency, push]);
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
    expect(answer.basis).toMatch(/^\S.*, as assume\.registryScanning in the config says$/);
  });

  it.each([true, false])("says that it is AWS's default where neither plan nor config tells, the flag %s", (scanOnPush) => {
    expect(scanningOf([], { scanOnPush }).basis).toContain("AWS's default is assumed");
    expect(scanningOf([basic()], { scanOnPush }).basis).not.toContain('assumed');
  });

  it('assumes nothing where the plan has a configuration', () => {
    expect(scanningOf([basic()], {}, { scanType: 'ENHANCED' }).row).toEqual(['BASIC', 'MANUAL', false]);
  });
});
