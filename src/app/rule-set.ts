import type { Settings } from '../config/read-settings.js';
import { type ChosenRule, chooseRules } from '../engine/choose-rules.js';
import { createLanguages, type LanguageOf } from '../engine/compile-rule.js';
import { environmentNames } from '../engine/environment-names.js';
import { shipped } from '../engine/generated/shipped-rules.js';
import { createJudge, type Judge } from '../engine/judge.js';
import { loadRule } from '../engine/load-rule.js';
import { loadUserPack } from '../engine/load-user-pack.js';
import { needsOf } from '../engine/needs.js';
import { createRe2 } from '../engine/regex-engine.js';
import { createCatalogue, isRuleGlob, type RuleCatalogue, resolveRuleName } from '../engine/rule-catalogue.js';
import { EcrAuditError } from '../model/errors.js';
import type { Notice } from '../model/planned-estate.js';
import { checkPackNames } from './check-pack-names.js';
import { replacedRules } from './replaced-rules.js';

/** What was asked for on the command line, beside the config. */
export interface RuleRequest {
  /** Packs; where there are none the config's hold, and without those `recommended`. */
  readonly packs: readonly string[];
  readonly only: readonly string[];
  readonly skip: readonly string[];
}

/** What is judged: a plan, or registries as they are. */
export type Judged = 'plan' | 'live';

/** The rules that will run, and all that are known. */
export interface RuleSet {
  readonly judged: Judged;
  readonly judges: readonly Judge[];
  readonly catalogue: RuleCatalogue;
  readonly packs: readonly string[];
  /** Packs of an environment, which take the place of `packs` there. */
  readonly environmentPacks: Readonly<Record<string, readonly string[]>>;
  readonly notices: readonly Notice[];
  /** The environments that may be named. */
  readonly environments: ReadonlySet<string>;
}

/** Every rule there is, and what is to be said of them. */
export interface LoadedCatalogue {
  readonly catalogue: RuleCatalogue;
  readonly languageOf: LanguageOf;
  readonly notices: readonly Notice[];
}

/** Loads every rule there is: the shipped ones and those of the config. */
export function loadCatalogue(settings: Settings): LoadedCatalogue {
  const languageOf = createLanguages(createRe2());
  const own = settings.rules.map(({ text, file }) => ({ file, rule: loadRule(text, file, languageOf) }));
  const notices = replacedRules(own.map(({ file, rule }) => ({ id: rule.id, file })));
  return { catalogue: createCatalogue([...shipped.rules, ...own.map(({ rule }) => rule)]), languageOf, notices };
}

/**
 * Chooses and compiles the rules of a run.
 *
 * @throws EcrAuditError for a pack, rule or parameter that does not exist, and for a rule of the user that is at fault.
 */
export function loadRuleSet(settings: Settings, request: RuleRequest, judged: Judged): RuleSet {
  const { catalogue, languageOf, notices } = loadCatalogue(settings);
  const { config } = settings;
  const packNames = new Set([...shipped.packs.map(({ id }) => id), ...settings.packs.keys()]);
  checkPackNames(settings, packNames);
  const environments = environmentNames(Object.keys(config.environments ?? {}));
  const known = { rules: catalogue.rules, packs: packNames, environments, languageOf };
  const packs = new Map([
    ...shipped.packs.map((pack) => [pack.id, pack] as const),
    ...[...settings.packs].map(([name, { text, file }]) => [name, loadUserPack(text, file, known)] as const),
  ]);
  const names = request.packs.length > 0 ? request.packs : (config.packs ?? ['recommended']);
  const environmentPacks = request.packs.length > 0 ? {} : packsByEnvironment(settings);
  const chosen = chooseRules(catalogue, packs, {
    packs: names,
    environmentPacks,
    only: request.only,
    skip: request.skip,
    overrides: config.rules ?? {},
    environments,
    placeOf: settings.placeOf,
  });
  const withPacks = new Set(Object.keys(environmentPacks));
  const asked = chosen.filter(({ rule }) => isAskedOf(judged, rule));
  if (asked.length === 0) throw nothingAsked(chosen, judged);
  const judges = asked.map((one: ChosenRule) => createJudge(one, languageOf, withPacks));
  const said = [...notices, ...notAsked(chosen, request, judged, catalogue)];
  return { judged, judges, catalogue, packs: names, environmentPacks, notices: said, environments };
}

/** A rule that somebody names and that cannot be asked here; in a pack it goes without saying. */
function notAsked(chosen: readonly ChosenRule[], { only }: RuleRequest, judged: Judged, catalogue: RuleCatalogue): readonly Notice[] {
  const named = only.filter((name) => !isRuleGlob(name)).flatMap((name) => resolveRuleName(name, catalogue));
  const elsewhere = chosen.filter(({ rule }) => !isAskedOf(judged, rule) && named.includes(rule.id));
  return elsewhere.map(({ rule: { id } }) => ({ code: 'rule-not-asked', message: `${id} needs ${whereElse(judged)}: it was not asked` }));
}

function isAskedOf(judged: Judged, rule: ChosenRule['rule']): boolean {
  const needs = needsOf(rule);
  return needs === null || needs === judged;
}

function whereElse(judged: Judged): string {
  return judged === 'plan' ? 'live registries (ecr-audit scan)' : 'a plan (ecr-audit plan)';
}

/** A run that asks nothing would pass whatever it is given. */
function nothingAsked(chosen: readonly ChosenRule[], judged: Judged): EcrAuditError {
  const names = chosen.map(({ rule: { id } }) => id).join(', ');
  const message = `${names}: each of these rules needs ${whereElse(judged)}, so there is nothing to judge by`;
  return new EcrAuditError('usage', message, { hint: 'choose other rules, or another pack' });
}

function packsByEnvironment({ config }: Settings): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(config.environments ?? {}).flatMap(([name, { packs }]) => (packs === undefined ? [] : [[name, packs]])),
  );
}
