import path from 'node:path';
import type { Pack } from '../schema/generated/pack.js';
import type { Rule } from '../schema/generated/rule.js';
import { validate as validatePack } from '../schema/generated/validate-pack.js';
import { validate as validateRule } from '../schema/generated/validate-rule.js';
import { faultsError, type LocatedDocument, type LocatedFault, readDocument } from '../schema/located-document.js';
import type { LanguageOf } from './compile-rule.js';
import type { Expression, ExpressionFault, Language } from './expression.js';
import { parameterFault } from './parameter-fault.js';
import { splitTemplate } from './template.js';

const ruleHint = 'ecr-audit rules facts lists what expressions may speak of; rules/README.md shows how a rule is written';

/**
 * Reads a rule of a user: its schema, its expressions and their types.
 *
 * @throws EcrAuditError (`rule-invalid`) with every fault as `file:line:column`, the line and a caret.
 */
export function loadRule(text: string, file: string, languageOf: LanguageOf): Rule {
  const document = readDocument(text, file, validateRule, 'rule-invalid', ruleHint);
  // The validator has accepted it: this is the border where it becomes a Rule.
  const rule = document.value as Rule;
  const faults = [
    ...nameFaults(rule, document),
    ...defaultFaults(rule, document),
    ...wordFaults(rule, document),
    ...imageFaults(rule, document),
    ...messageFaults(rule, document),
    ...expressionFaults(rule, document, languageOf(rule)),
  ];
  if (faults.length > 0) throw faultsError(faults, file, 'rule-invalid', ruleHint);
  return rule;
}

/**
 * Reads a pack of a user.
 *
 * @throws EcrAuditError (`pack-invalid`) with every fault as `file:line:column`.
 */
export function loadPack(text: string, file: string): Pack {
  const document = readDocument(text, file, validatePack, 'pack-invalid', 'a pack is a list of rules; the shipped ones are examples');
  return document.value as Pack;
}

function nameFaults(rule: Rule, document: LocatedDocument): LocatedFault[] {
  const name = path.basename(document.file).replace(/\.ya?ml$/, '');
  if (name === rule.id) return [];
  return [{ ...document.position(['id']), message: `the file is to be named for the rule: ${rule.id}.yaml` }];
}

function defaultFaults(rule: Rule, document: LocatedDocument): LocatedFault[] {
  return Object.entries(rule.params ?? {}).flatMap(([name, { default: value }]) => {
    const message = parameterFault(rule, name, value);
    return message === '' ? [] : [{ ...document.position(['params', name, 'default']), message }];
  });
}

/** Words that are allowed are asked of texts; beside another type they would be asked of nothing. */
function wordFaults({ params = {} }: Rule, document: LocatedDocument): LocatedFault[] {
  return Object.entries(params).flatMap(([name, { type, oneOf }]) =>
    oneOf === undefined || type === 'string' || type === 'strings'
      ? []
      : [
          {
            ...document.keyPosition(['params', name, 'oneOf']),
            message: `oneOf is for a string or strings, and "${name}" is of type ${type}`,
          },
        ],
  );
}

/** A rule on images that does not say on which would never be asked. */
function imageFaults({ applies, images }: Rule, document: LocatedDocument): LocatedFault[] {
  if ((applies === 'image') === (images !== undefined)) return [];
  const message =
    images === undefined
      ? 'a rule on images says which: images: newest, newest-tagged or every'
      : 'images is for a rule that applies to image';
  return [{ ...document.position([images === undefined ? 'applies' : 'images']), message }];
}

/** A brace that is not closed would be printed as it stands. */
function messageFaults({ message }: Rule, document: LocatedDocument): LocatedFault[] {
  return splitTemplate(message).flatMap(({ text, expression, offset }) => {
    if (expression !== null || !text.includes('{')) return [];
    const position = document.position(['message'], offset + text.indexOf('{'));
    const fault = { message: 'the brace of this placeholder is not closed', suggestion: '' };
    return [{ ...position, message: inWords(fault, document.line(position.line), position.column) }];
  });
}

/** An expression, and where in a document it stands. */
interface LocatedExpression {
  readonly text: string;
  readonly path: readonly (string | number)[];
  readonly offset: number;
  readonly expected: 'bool' | null;
}

function expressionFaults(rule: Rule, document: LocatedDocument, language: Language): LocatedFault[] {
  return expressionsOf(rule).flatMap((expression) => expressionFault(language, expression, document) ?? []);
}

/** What is wrong with an expression in a document, with the line and a caret; null where nothing is. */
export function expressionFault(
  language: Language,
  { text, path: at, offset, expected }: LocatedExpression,
  document: LocatedDocument,
): LocatedFault | null {
  const result = language.check(text, expected);
  if (!isFault(result)) return null;
  const position = document.position(at, offset + result.start);
  return { ...position, message: inWords(result, document.line(position.line), position.column) };
}

function expressionsOf(rule: Rule): LocatedExpression[] {
  const condition = (text: string | undefined, at: readonly string[]): LocatedExpression[] =>
    text === undefined ? [] : [{ text, path: at, offset: 0, expected: 'bool' }];
  const placeholders = splitTemplate(rule.message).flatMap(({ expression, offset }) =>
    expression === null ? [] : [{ text: expression, path: ['message'], offset, expected: null }],
  );
  const evidence = Object.entries(rule.evidence ?? {}).map(([name, text]) => ({
    text,
    path: ['evidence', name],
    offset: 0,
    expected: null,
  }));
  const fix = Object.entries(rule.fix.with ?? {}).map(([name, text]) => ({ text, path: ['fix', 'with', name], offset: 0, expected: null }));
  const raise = Object.entries(rule.raise ?? {}).flatMap(([severity, text]) => condition(text, ['raise', severity]));
  return [...condition(rule.when, ['when']), ...condition(rule.assert, ['assert']), ...raise, ...placeholders, ...evidence, ...fix];
}

function isFault(result: Expression | ExpressionFault): result is ExpressionFault {
  return 'message' in result;
}

function inWords({ message, suggestion }: Pick<ExpressionFault, 'message' | 'suggestion'>, line: string, column: number): string {
  const meant = suggestion === '' ? '' : ` (did you mean "${suggestion}"?)`;
  return `${message}${meant}\n    ${line}\n    ${' '.repeat(column - 1)}^`;
}
