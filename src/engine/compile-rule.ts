import type { SubjectKind } from '../facts/subject.js';
import { vocabularyOf } from '../facts/vocabulary.js';
import type { Rule, Severity } from '../schema/generated/rule.js';
import { createBase, createLanguage, type Expression, type Language, type LanguageBase } from './expression.js';
import type { RegexEngine } from './regex-engine.js';
import { rememberAnswers } from './remember-answers.js';
import { splitTemplate } from './template.js';

/** A rule, ready to be asked. The words (message, evidence) are compiled when a finding first needs them. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly language: Language;
  readonly when: Expression | null;
  readonly assert: Expression;
  readonly raise: readonly { readonly severity: Severity; readonly when: Expression }[];
  readonly message: () => readonly { readonly text: string; readonly expression: Expression | null }[];
  readonly evidence: () => readonly (readonly [string, Expression])[];
  readonly fixValues: () => readonly (readonly [string, Expression])[];
}

/** Gives each rule the language of its kind of subject; the vocabulary of a kind is set up once. */
export type LanguageOf = (rule: Rule) => Language;

export function createLanguages(regex: RegexEngine): LanguageOf {
  const bases = new Map<SubjectKind, LanguageBase>();
  return (rule) => {
    const base = bases.get(rule.applies) ?? createBase(vocabularyOf(rule.applies), regex);
    bases.set(rule.applies, base);
    return createLanguage(base, rule.params ?? {});
  };
}

/** Compiles a rule whose expressions have been checked. */
export function compileRule(rule: Rule, languageOf: LanguageOf): CompiledRule {
  const language = languageOf(rule);
  return {
    rule,
    language,
    when: rule.when === undefined ? null : rememberAnswers(language.compile(rule.when)),
    assert: rememberAnswers(language.compile(rule.assert)),
    raise: severities.flatMap((severity) => {
      const when = severity === 'info' ? undefined : rule.raise?.[severity];
      return when === undefined ? [] : [{ severity, when: rememberAnswers(language.compile(when)) }];
    }),
    message: once(() =>
      splitTemplate(rule.message).map(({ text, expression }) => ({
        text,
        expression: expression === null ? null : language.compile(expression),
      })),
    ),
    evidence: once(() => compileNamed(rule.evidence ?? {}, language)),
    fixValues: once(() => compileNamed(rule.fix.with ?? {}, language)),
  };
}

function compileNamed(texts: Readonly<Record<string, string>>, language: Language): readonly (readonly [string, Expression])[] {
  return Object.entries(texts).map(([name, text]) => [name, language.compile(text)] as const);
}

/** From the least to the most severe. */
export const severities: readonly Severity[] = ['info', 'low', 'medium', 'high', 'critical'];

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
