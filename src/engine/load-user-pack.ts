import { closest } from '../model/closest.js';
import type { Pack, PackEntry } from '../schema/generated/pack.js';
import type { Rule } from '../schema/generated/rule.js';
import { validate as validatePack } from '../schema/generated/validate-pack.js';
import { faultsError, type LocatedDocument, type LocatedFault, readDocument } from '../schema/located-document.js';
import type { LanguageOf } from './compile-rule.js';
import { expressionFault } from './load-rule.js';
import { parameterFault } from './parameter-fault.js';

const packHint = 'ecr-audit rules lists the rules, ecr-audit explain RULE its parameters; the shipped packs are examples';

/**
 * Reads a pack of a user: its schema, and that its rules, parameters and guards are there and well formed.
 *
 * @throws EcrAuditError (`pack-invalid`) with every fault as `file:line:column`.
 */
export function loadUserPack(text: string, file: string, rules: ReadonlyMap<string, Rule>, languageOf: LanguageOf): Pack {
  const document = readDocument(text, file, validatePack, 'pack-invalid', packHint);
  // The validator has accepted it: this is the border where it becomes a Pack.
  const pack = document.value as Pack;
  const faults = pack.rules.flatMap((entry, index) => entryFaults(entry, index, document, rules, languageOf));
  if (faults.length > 0) throw faultsError(faults, file, 'pack-invalid', packHint);
  return pack;
}

function entryFaults(
  { rule: slug, when, params = {} }: PackEntry,
  index: number,
  document: LocatedDocument,
  rules: ReadonlyMap<string, Rule>,
  languageOf: LanguageOf,
): LocatedFault[] {
  const rule = rules.get(slug);
  if (rule === undefined) {
    const meant = closest(slug, rules.keys());
    const message = `there is no rule "${slug}"${meant === '' ? '' : ` (did you mean "${meant}"?)`}`;
    return [{ ...document.position(['rules', index, 'rule']), message }];
  }
  const parameters = Object.entries(params).flatMap(([name, value]) => {
    const message = parameterFault(rule, name, value);
    return message === '' ? [] : [{ ...document.position(['rules', index, 'params', name]), message }];
  });
  // A guard is asked before there are parameters.
  const language = languageOf({ ...rule, params: {} });
  const guard =
    when === undefined
      ? null
      : expressionFault(language, { text: when, path: ['rules', index, 'when'], offset: 0, expected: 'bool' }, document);
  return guard === null ? parameters : [...parameters, guard];
}
