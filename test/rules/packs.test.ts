import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chooseRules, termsOf } from '../../src/engine/choose-rules.js';
import { createLanguages } from '../../src/engine/compile-rule.js';
import { environmentNames } from '../../src/engine/environment-names.js';
import { loadPack, loadRule } from '../../src/engine/load-rule.js';
import { createRe2 } from '../../src/engine/regex-engine.js';
import { createCatalogue } from '../../src/engine/rule-catalogue.js';
import { environmentType } from '../../src/facts/repository-parts.js';

const folder = path.resolve(import.meta.dirname, '../../rules');
const languageOf = createLanguages(createRe2());
const environments = ['', 'prod', 'staging', 'uat', 'qa', 'test', 'dev', 'sandbox', 'nonprod'];
const letters = { R: 'recommended', S: 'strict', C: 'cost', F: 'aws-fsbp', E: 'enterprise' } as const;
type Letter = keyof typeof letters;

/** Rule, the packs that hold it (in brackets the environments in which it is asked, else all), its severity. */
const table: readonly (readonly [rule: string, packs: string, severity: string])[] = [
  ['immutable-tags', 'R S F E(prod)', 'medium, prod high'],
  ['broad-tag-exclusion', 'R S E', 'medium'],
  ['image-scanning', 'R S F E', 'high'],
  ['enhanced-scanning', 'S E(staging qa uat prod)', 'medium'],
  ['continuous-scanning', 'S E(prod)', 'medium'],
  ['kms-encryption', 'S E(staging qa uat prod)', 'low, E medium'],
  ['customer-managed-key', 'F S E(prod)', 'medium'],
  ['lifecycle-policy', 'R S F E', 'medium'],
  ['valid-lifecycle-policy', 'R S E', 'high'],
  ['untagged-expiry', 'R S E', 'low'],
  ['bounded-tagged-images', 'R S E', 'low'],
  ['release-tags-kept', 'E(prod) S', 'medium'],
  ['shadowed-lifecycle-rule', 'R S E', 'low'],
  ['anded-tag-list', 'R S E', 'medium'],
  ['public-repository-policy', 'R S E', 'critical'],
  ['cross-account-access', 'R S E', 'high'],
  ['external-write-access', 'R S E', 'high'],
  ['wildcard-actions', 'R S E', 'medium'],
  ['confused-deputy', 'R S E', 'medium'],
  ['lambda-pull-scope', 'E S', 'medium'],
  ['repository-policy', '', 'info'],
  ['required-resource-tags', 'E S', 'low'],
  ['public-repository-tags', 'F S', 'low'],
  ['force-delete', 'R S E', 'low'],
  ['replication-configured', 'E(prod)', 'medium'],
  ['replication-destinations', 'S E', 'medium'],
  ['replicated-nonprod', 'C E(dev staging qa)', 'low'],
  ['enhanced-scanning-nonprod', 'C E(dev)', 'low'],
  ['registry-policy-scope', 'R S E', 'high'],
  ['pull-through-cache-template', 'R S E', 'medium'],
  ['pull-through-cache-credentials', 'R S E', 'medium'],
  ['creation-template-hygiene', 'R S E', 'medium'],
  ['single-registry-configuration', 'R S E', 'high'],
  ['vpc-endpoints', 'S E(prod)', 'low'],
  ['scan-findings-logging', 'E(uat prod) S', 'low'],
  ['log-retention', 'E S', 'low'],
  ['vulnerability-alarm', 'E(prod) S', 'medium'],
  ['dead-alarm', 'R S E', 'medium'],
  ['repository-replacement', 'R S E', 'high, prod critical'],
  ['repository-deletion', 'R S E', 'high'],
  ['repository-forgotten', 'R S E', 'info'],
  ['weakened-protection', 'R S E', 'high'],
  ['policy-opened', 'R S E', 'high'],
  ['scan-filter-gap', 'R S E', 'medium'],
  ['inspector-off', 'R S E', 'high'],
  ['inspector-rescan-window', 'S E', 'low'],
  ['usable-kms-key', 'R S E', 'high'],
  ['vulnerable-image', 'R S E', 'high'],
  ['stale-vulnerability', 'S E', 'high'],
  ['unscanned-image', 'R S E', 'medium'],
  ['unused-image', 'C', 'low'],
  ['untagged-images', 'C R', 'low'],
  ['orphaned-index-children', 'C S', 'low'],
  ['oversized-image', 'E S', 'low'],
  ['old-image', 'S', 'low'],
  ['latest-tag', 'E S', 'low'],
  ['image-quota', 'R S E', 'medium'],
  ['unsigned-image', 'S', 'medium'],
  ['dead-lifecycle-rule', 'R S E', 'low'],
  ['safe-lifecycle-policy', 'R S E', 'critical'],
  ['safe-archiving-policy', 'R S E', 'high'],
  ['replica-lifecycle', 'R S E', 'medium'],
  ['registry-policy-v2', 'S', 'low'],
];

/** Parameters that a pack sets, in the environments named (all where none is). */
const parameters: readonly (readonly [pack: Letter, rule: string, environments: string, params: Record<string, unknown>])[] = [
  ['R', 'immutable-tags', '', { strict: false }],
  ['S', 'immutable-tags', '', { strict: true }],
  ['F', 'immutable-tags', '', { strict: true }],
  ['E', 'immutable-tags', 'prod', { strict: false }],
  ['R', 'untagged-expiry', '', { maxDays: 30, maxCount: 10 }],
  ['S', 'untagged-expiry', '', { maxDays: 7, maxCount: 10 }],
  ['E', 'untagged-expiry', '', { maxDays: 14, maxCount: 10 }],
  ['R', 'bounded-tagged-images', '', { max: 10_000, keepTags: [] }],
  ['S', 'bounded-tagged-images', '', { max: 50, keepTags: [] }],
  ['E', 'bounded-tagged-images', 'dev', { max: 50, keepTags: [] }],
  ['E', 'bounded-tagged-images', 'staging uat qa test', { max: 100, keepTags: [] }],
  ['E', 'bounded-tagged-images', 'prod', { max: 100, keepTags: ['v*', 'prod*', 'release*'] }],
  ['E', 'release-tags-kept', 'prod', { releaseTags: ['v*', 'prod*', 'release*'], atLeast: 10 }],
  ['R', 'cross-account-access', '', { evenTrusted: false }],
  ['S', 'cross-account-access', '', { evenTrusted: true }],
  ['E', 'cross-account-access', 'prod uat staging qa', { evenTrusted: false }],
  ['E', 'cross-account-access', 'dev', { evenTrusted: true }],
  ['S', 'required-resource-tags', '', { keys: ['Environment', 'Project', 'Team', 'CostCenter', 'ManagedBy'] }],
  ['E', 'required-resource-tags', '', { keys: ['Environment', 'Project', 'Team', 'CostCenter', 'ManagedBy'] }],
  ['S', 'log-retention', '', { days: 90 }],
  ['E', 'log-retention', 'prod', { days: 90 }],
  ['E', 'log-retention', 'dev staging uat', { days: 30 }],
  ['S', 'inspector-rescan-window', '', { days: 180 }],
  ['E', 'inspector-rescan-window', 'prod', { days: 180 }],
  ['E', 'inspector-rescan-window', 'dev staging', { days: 30 }],
  ['R', 'vulnerable-image', '', { severity: 'CRITICAL', fixableOnly: false }],
  ['S', 'vulnerable-image', '', { severity: 'HIGH', fixableOnly: false }],
  ['E', 'vulnerable-image', 'prod', { severity: 'HIGH', fixableOnly: false }],
  ['E', 'vulnerable-image', 'dev uat', { severity: 'CRITICAL', fixableOnly: false }],
  ['S', 'stale-vulnerability', '', { critical: 14, high: 30 }],
  ['C', 'unused-image', '', { days: 90 }],
  ['R', 'untagged-images', '', { days: 14 }],
  ['E', 'oversized-image', '', { maxGiB: 10 }],
  ['S', 'old-image', '', { days: 365 }],
  ['S', 'latest-tag', '', { environments: ['prod'] }],
  ['R', 'safe-lifecycle-policy', '', { pulledWithin: 30 }],
  ['R', 'safe-archiving-policy', '', { pulledWithin: 30 }],
  ['R', 'image-quota', '', { limit: 100_000, share: 80 }],
];

const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8');
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
const isPack = (name: string): boolean => path.dirname(name) === 'packs';
const catalogue = createCatalogue(files.filter((name) => !isPack(name)).map((name) => loadRule(read(name), name, languageOf)));
const packs = new Map(files.filter(isPack).map((name) => [path.basename(name, '.yaml'), loadPack(read(name), name)]));

/** Severity and parameters of a rule in a pack, by the environments in which the pack asks it. */
function termsIn(pack: Letter, slug: string): ReadonlyMap<string, ReturnType<typeof termsOf>> {
  const choice = {
    packs: [letters[pack]],
    environmentPacks: {},
    only: [],
    skip: [],
    overrides: {},
    environments: environmentNames([]),
    placeOf: () => 'the config',
  };
  const chosen = chooseRules(catalogue, packs, choice).find(({ rule }) => rule.id === slug);
  const asks = (chosen?.asks ?? []).map((ask) => ({ ask, when: guardOf(slug, ask.entry.when) }));
  return new Map(
    environments.flatMap((name) => {
      const asking = asks.findLast(({ when }) => when(name));
      return chosen === undefined || asking === undefined ? [] : [[name, termsOf(chosen, asking.ask, name)] as const];
    }),
  );
}

/** The guard of an entry, checked as a rule's own is: a misspelt name would otherwise come out at a user. */
function guardOf(slug: string, when: string | undefined): (environment: string) => unknown {
  const rule = catalogue.rules.get(slug);
  if (when === undefined || rule === undefined) return () => true;
  const guard = languageOf(rule).check(when, 'bool');
  if ('message' in guard) throw new Error(`${slug}: ${guard.message}`);
  return (name) => {
    const result = guard.evaluate({ environment: environmentType.view({ name, from: 'tag Environment' }) });
    return 'value' in result && result.value;
  };
}

/** `R S E(dev qa)` as the environments by the letter of the pack. */
function packsIn(text: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    [...text.matchAll(/([A-Z])(?:\(([^)]*)\))?/g)].map(([, letter = '', some]) => [
      letter,
      some === undefined ? environments : some.split(' '),
    ]),
  );
}

/** `low, prod high, E medium`: the severity of a pack in an environment. */
function severityIn(text: string, pack: Letter, environment: string): string {
  const [usual = '', ...exceptions] = text.split(', ');
  const exception = exceptions.map((one) => one.split(' ')).find(([where]) => where === pack || where === environment);
  return exception?.[1] ?? usual;
}

const cases = table.flatMap(([rule, text, severity]) =>
  (Object.keys(letters) as Letter[]).map((pack) => ({ rule, pack, severity, asked: packsIn(text).get(pack) ?? [] })),
);

describe('packs', () => {
  it.each(cases)('$pack asks $rule in $asked', ({ rule, pack, severity, asked }) => {
    const expected = environments.filter((name) => asked.includes(name)).map((name) => [name, severityIn(severity, pack, name)]);
    expect([...termsIn(pack, rule)].map(([name, terms]) => [name, terms.severity])).toEqual(expected);
  });

  it.each(table)('%s stands by itself with the severity of the first pack that has it (%s: %s)', (rule, _packs, severity) => {
    expect(catalogue.rules.get(rule)?.severity).toBe(severity.split(', ')[0]);
  });

  it.each(parameters)('%s sets the parameters of %s in %s: %j', (pack, rule, some, params) => {
    const terms = termsIn(pack, rule);
    expect(terms.size).toBeGreaterThan(0);
    for (const name of some === '' ? terms.keys() : some.split(' ')) expect(terms.get(name)?.params).toMatchObject(params);
  });

  it('hold nothing that the table does not have', () => {
    const known = table.map(([rule]) => rule);
    expect([...packs.values()].flatMap(({ rules }) => rules.map(({ rule }) => rule)).filter((rule) => !known.includes(rule))).toEqual([]);
    expect([...catalogue.rules.keys()].filter((rule) => !known.includes(rule))).toEqual([]);
    expect([...packs.keys()].sort()).toEqual(Object.values(letters).sort());
  });

  it.each(Object.values(letters))('%s names each rule once', (name) => {
    const rules = packs.get(name)?.rules.map(({ rule }) => rule) ?? [];
    expect(rules).toEqual([...new Set(rules)]);
  });

  it('has the environment matrix: enterprise asks nothing of dev that dev may do', () => {
    const askedOf = (environment: string): string[] => table.map(([rule]) => rule).filter((rule) => termsIn('E', rule).has(environment));
    const mayBeLoose = ['immutable-tags', 'enhanced-scanning', 'continuous-scanning', 'kms-encryption', 'scan-findings-logging'];
    expect(askedOf('dev').filter((rule) => mayBeLoose.includes(rule))).toEqual([]);
    expect(askedOf('prod')).toEqual(expect.arrayContaining(mayBeLoose));
    expect(askedOf('prod').filter((rule) => rule.endsWith('-nonprod'))).toEqual([]);
  });
});
