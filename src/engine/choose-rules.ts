import { closest } from '../model/closest.js';
import { EcrAuditError, isEcrAuditError } from '../model/errors.js';
import type { RuleOverride } from '../schema/generated/config.js';
import type { Pack, PackEntry } from '../schema/generated/pack.js';
import type { Rule, Severity } from '../schema/generated/rule.js';
import { environmentHint } from './environment-names.js';
import { isRuleGlob, type RuleCatalogue, resolveRuleName } from './rule-catalogue.js';
import { type Terms, termFaults } from './term-faults.js';

/** A rule as one pack asks it. */
export interface Ask {
  readonly pack: string;
  /** The one environment in which the pack counts (`environments.X.packs` of the config); null for every environment. */
  readonly environment: string | null;
  readonly entry: PackEntry;
}

/** A rule that will run, and every way in which it is asked; the last ask that applies to a subject decides. */
export interface ChosenRule {
  readonly rule: Rule;
  readonly asks: readonly Ask[];
  readonly override: RuleOverride;
}

/** What the user chose. */
export interface Choice {
  readonly packs: readonly string[];
  /** Packs of an environment: they take the place of `packs` there. */
  readonly environmentPacks: Readonly<Record<string, readonly string[]>>;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  readonly overrides: Readonly<Record<string, RuleOverride>>;
  /** Names of environments, for the maps of severities and parameters. */
  readonly environments: ReadonlySet<string>;
  /** Where a value of the config stands, for an error. */
  readonly placeOf: (path: readonly string[]) => string;
}

/**
 * The rules that run, in the order of their slugs.
 *
 * A name under `only` runs even where no pack holds the rule; a glob filters what the packs hold.
 *
 * @throws EcrAuditError for a pack, rule or parameter that does not exist.
 */
export function chooseRules(catalogue: RuleCatalogue, packs: ReadonlyMap<string, Pack>, choice: Choice): readonly ChosenRule[] {
  const asks = [
    ...choice.packs.flatMap((name) => asksOf(name, packs, null)),
    ...Object.entries(choice.environmentPacks).flatMap(([environment, names]) => names.flatMap((name) => asksOf(name, packs, environment))),
  ];
  const byRule = groupByRule(asks);
  for (const { pack, entry } of asks) checkEntry(pack, entry, catalogue, choice.environments);
  const overrides = overridesBySlug(choice, catalogue);
  const named = new Set(choice.only.filter((name) => !isRuleGlob(name)).flatMap((name) => resolveRuleName(name, catalogue)));
  const wanted = wantedSlugs([...byRule.keys()], named, choice, overrides, catalogue);
  if (wanted.size === 0)
    throw nothingLeft(choice, wantedSlugs([...byRule.keys()], named, { ...choice, skip: [] }, overrides, catalogue).size > 0);
  return [...wanted].sort().flatMap((slug) => {
    const rule = catalogue.rules.get(slug);
    if (rule === undefined) return [];
    const override = overrides.get(slug) ?? {};
    const inPacks = byRule.get(slug) ?? [];
    return [{ rule, asks: named.has(slug) ? [asked(slug), ...inPacks] : inPacks, override }];
  });
}

/** A run that asks nothing would pass whatever it is given. */
function nothingLeft({ packs, only, skip }: Choice, isSkipped: boolean): EcrAuditError {
  if (isSkipped && only.length > 0) {
    const message = `--skip-rule ${skip.join(', ')} takes out again all that --rule ${only.join(', ')} asks for: there is nothing to judge by`;
    return new EcrAuditError('usage', message, { hint: 'leave one of the two out' });
  }
  const chosen = only.length === 0 ? 'every rule is taken away' : `${only.join(', ')} leaves no rule`;
  return new EcrAuditError('usage', `${chosen} of the packs that are chosen (${packs.join(', ')}): there is nothing to judge by`, {
    hint:
      only.length === 0
        ? 'take out fewer rules by --skip-rule, and by enabled: false in the config'
        : 'a glob selects among the rules of the packs: add --pack strict, or name the rule in full',
  });
}

/** The ask of `--rule`: everywhere, on the rule's own terms. */
function asked(slug: string): Ask {
  return { pack: '--rule', environment: null, entry: { rule: slug } };
}

function overridesBySlug({ overrides, placeOf, environments }: Choice, catalogue: RuleCatalogue): ReadonlyMap<string, RuleOverride> {
  return new Map(
    Object.entries(overrides).flatMap(([name, override]) =>
      slugsIn(name, placeOf, catalogue).map((slug) => {
        const rule = catalogue.rules.get(slug);
        if (rule !== undefined) checkTerms((at) => placeOf(['rules', name, ...at]), rule, override, environments);
        return [slug, override] as const;
      }),
    ),
  );
}

function slugsIn(name: string, placeOf: Choice['placeOf'], catalogue: RuleCatalogue): readonly string[] {
  try {
    return resolveRuleName(name, catalogue);
  } catch (error) {
    if (!isEcrAuditError(error)) throw error;
    throw new EcrAuditError('config-invalid', `${placeOf(['rules', name])}: ${error.message}`, { hint: error.hint, cause: error });
  }
}

function groupByRule(asks: readonly Ask[]): Map<string, Ask[]> {
  const groups = new Map<string, Ask[]>();
  for (const ask of asks) groups.set(ask.entry.rule, [...(groups.get(ask.entry.rule) ?? []), ask]);
  return groups;
}

function asksOf(name: string, packs: ReadonlyMap<string, Pack>, environment: string | null, within: readonly string[] = []): Ask[] {
  const pack = packs.get(name);
  if (pack === undefined) {
    const meant = closest(name, packs.keys());
    throw new EcrAuditError('usage', `there is no pack "${name}"${meant === '' ? '' : ` (did you mean "${meant}"?)`}`, {
      hint: `shipped packs: ${[...packs.keys()].join(', ')}; a pack of your own is given by its path`,
    });
  }
  if (within.includes(name))
    throw new EcrAuditError('pack-invalid', `packs extend each other in a circle: ${[...within, name].join(' → ')}`, {
      hint: 'take one of the extends away',
    });
  const inherited = (pack.extends ?? []).flatMap((parent) => asksOf(parent, packs, environment, [...within, name]));
  const own = new Set(pack.rules.map(({ rule }) => rule));
  return [...inherited.filter(({ entry }) => !own.has(entry.rule)), ...pack.rules.map((entry) => ({ pack: name, environment, entry }))];
}

function wantedSlugs(
  inPacks: readonly string[],
  named: ReadonlySet<string>,
  { only, skip }: Choice,
  overrides: ReadonlyMap<string, RuleOverride>,
  catalogue: RuleCatalogue,
): ReadonlySet<string> {
  const globs = only.filter(isRuleGlob).flatMap((glob) => resolveRuleName(glob, catalogue));
  const wanted = new Set(only.length === 0 ? inPacks : [...named, ...inPacks.filter((slug) => globs.includes(slug))]);
  for (const slug of skip.flatMap((name) => resolveRuleName(name, catalogue))) wanted.delete(slug);
  for (const [slug, { enabled }] of overrides) if (enabled === false && !named.has(slug)) wanted.delete(slug);
  return wanted;
}

function checkEntry(pack: string, entry: PackEntry, { rules }: RuleCatalogue, environments: ReadonlySet<string>): void {
  const rule = rules.get(entry.rule);
  if (rule !== undefined) {
    checkTerms(() => `pack ${pack}`, rule, entry, environments);
    return;
  }
  const meant = closest(entry.rule, rules.keys());
  throw new EcrAuditError(
    'pack-invalid',
    `pack ${pack} names the rule "${entry.rule}", which does not exist${meant === '' ? '' : ` (did you mean "${meant}"?)`}`,
    {
      hint: 'ecr-audit rules lists every rule; rules of your own are read from rulePaths of the config',
    },
  );
}

function checkTerms(where: (path: readonly string[]) => string, rule: Rule, terms: Terms, environments: ReadonlySet<string>): void {
  const faults = termFaults(rule, terms, environments);
  if (faults.length === 0) return;
  throw new EcrAuditError('config-invalid', faults.map(({ path, message }) => `${where(path)}: ${message}`).join('\n'), {
    hint: `ecr-audit explain ${rule.id} shows its parameters; ${environmentHint(environments)}`,
  });
}

/** The severity and the parameters with which an ask judges in an environment. */
export function termsOf(
  { rule, override }: ChosenRule,
  ask: Ask,
  environment: string,
): { severity: Severity; params: Record<string, unknown> } {
  const params = Object.fromEntries(
    Object.entries(rule.params ?? {}).map(([name, declared]) => {
      const value = byEnvironment(override.params?.[name], environment) ?? byEnvironment(ask.entry.params?.[name], environment);
      return [name, value ?? declared.default];
    }),
  );
  const severity = byEnvironment(override.severity, environment) ?? byEnvironment(ask.entry.severity, environment) ?? rule.severity;
  return { severity, params };
}

/** The value for an environment; undefined where a map has neither it nor a default, so that whoever comes next is asked. */
function byEnvironment<T>(value: T | Readonly<Record<string, T>> | undefined, environment: string): T | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value as T | undefined;
  const choices = value as Readonly<Record<string, T>>;
  return Object.hasOwn(choices, environment) ? choices[environment] : choices['default'];
}
