import type { Settings, SourceText } from '../config/read-settings.js';
import { shipped } from '../engine/generated/shipped-rules.js';
import { loadRule } from '../engine/load-rule.js';
import { needsInWords } from '../engine/needs.js';
import { resolveRuleName } from '../engine/rule-catalogue.js';
import { type ExampleResult, runExamples } from '../engine/run-examples.js';
import type { SubjectKind } from '../facts/subject.js';
import { type SubjectVocabulary, subjectKinds, vocabularyOf } from '../facts/vocabulary.js';
import { didYouMean } from '../model/closest.js';
import { EcrAuditError } from '../model/errors.js';
import type { Parameter, Rule } from '../schema/generated/rule.js';
import { loadCatalogue } from './rule-set.js';

/** A rule, and the packs that hold it. */
export interface DescribedRule {
  readonly rule: Rule;
  readonly packs: readonly string[];
  /** Where it can be asked, in words; empty where it can be asked of a plan and of live registries. */
  readonly askedIn: string;
}

/**
 * Every rule that there is, or that a shipped pack holds, by slug.
 *
 * @throws EcrAuditError (`usage`) for a pack that is not shipped.
 */
export function listRules(settings: Settings, pack?: string): readonly DescribedRule[] {
  const names = shipped.packs.map(({ id }) => id);
  if (pack !== undefined && !names.includes(pack)) {
    throw new EcrAuditError('usage', `there is no shipped pack "${pack}"${didYouMean(pack, names)}`, {
      hint: `packs: ${names.join(', ')}`,
    });
  }
  const { catalogue } = loadCatalogue(settings);
  const all = [...catalogue.rules.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(describe);
  return pack === undefined ? all : all.filter(({ packs }) => packs.includes(pack));
}

function describe(rule: Rule): DescribedRule {
  return { rule, packs: packsOf(rule.id), askedIn: needsInWords(rule) };
}

/** What values a parameter takes: `number, 1 or more`, `string, one of HIGH, LOW`. */
export function valuesInWords({ type, minimum, oneOf }: Parameter): string {
  const limits = [minimum === undefined ? '' : `${minimum} or more`, oneOf === undefined ? '' : `one of ${oneOf.join(', ')}`];
  return [type, ...limits].filter((part) => part !== '').join(', ');
}

function packsOf(slug: string): readonly string[] {
  return shipped.packs.filter((pack) => holds(pack.id, slug)).map(({ id }) => id);
}

function holds(name: string, slug: string): boolean {
  const pack = shipped.packs.find(({ id }) => id === name);
  return pack !== undefined && (pack.rules.some(({ rule }) => rule === slug) || (pack.extends ?? []).some((parent) => holds(parent, slug)));
}

/**
 * The rules that a name stands for: a slug, or an id of another tool.
 *
 * @throws EcrAuditError (`usage`) where it stands for none.
 */
export function findRules(name: string, settings: Settings): readonly DescribedRule[] {
  const { catalogue } = loadCatalogue(settings);
  return resolveRuleName(name, catalogue).flatMap((slug) => {
    const rule = catalogue.rules.get(slug);
    return rule === undefined ? [] : [describe(rule)];
  });
}

/** What expressions may speak of, by the kind of subject that a rule applies to. */
export function listVocabulary(): readonly { readonly kind: SubjectKind; readonly vocabulary: SubjectVocabulary }[] {
  return subjectKinds.map((kind) => ({ kind, vocabulary: vocabularyOf(kind) }));
}

/**
 * Runs the examples of rules: of the files given, else of every rule there is.
 *
 * @throws EcrAuditError (`rule-invalid`) for a rule that cannot be loaded.
 */
export function testRules(files: readonly SourceText[], settings: Settings): readonly ExampleResult[] {
  const { catalogue, languageOf } = loadCatalogue({ ...settings, rules: [...settings.rules, ...files] });
  const rules = files.length === 0 ? [...catalogue.rules.values()] : files.map(({ text, file }) => loadRule(text, file, languageOf));
  return rules.flatMap((rule) => runExamples(rule, languageOf));
}
