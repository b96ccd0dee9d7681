import { didYouMean } from '../model/closest.js';
import type { Pack, PackEntry } from '../schema/generated/pack.js';
import type { Rule } from '../schema/generated/rule.js';
import { validate as validatePack } from '../schema/generated/validate-pack.js';
import { faultsError, type LocatedDocument, type LocatedFault, readDocument } from '../schema/located-document.js';
import type { LanguageOf } from './compile-rule.js';
import { environmentHint } from './environment-names.js';
import { expressionFault } from './load-rule.js';
import { termFaults } from './term-faults.js';

const packHint = 'ecr-audit rules lists the rules, ecr-audit explain RULE its parameters; the shipped packs are examples';

/** What a pack may speak of. */
interface KnownThings {
  readonly rules: ReadonlyMap<string, Rule>;
  /** Names of packs, for `extends`. */
  readonly packs: ReadonlySet<string>;
  /** Names of environments, for the maps of severities and parameters. */
  readonly environments: ReadonlySet<string>;
  readonly languageOf: LanguageOf;
}

/**
 * Reads a pack of a user: its schema, and that the packs, rules, parameters and guards in it are there and well formed.
 *
 * @throws EcrAuditError (`pack-invalid`) with every fault as `file:line:column`.
 */
export function loadUserPack(text: string, file: string, known: KnownThings): Pack {
  const document = readDocument(text, file, validatePack, 'pack-invalid', packHint);
  // The validator has accepted it: this is the border where it becomes a Pack.
  const pack = document.value as Pack;
  const faults = [
    ...parentFaults(pack, document, known),
    ...pack.rules.flatMap((entry, index) => entryFaults(entry, index, document, known)),
  ];
  if (faults.length > 0) throw faultsError(faults, file, 'pack-invalid', `${packHint}; ${environmentHint(known.environments)}`);
  return pack;
}

function parentFaults({ extends: parents = [] }: Pack, document: LocatedDocument, { packs }: KnownThings): LocatedFault[] {
  return parents.flatMap((name, index) => {
    if (packs.has(name)) return [];
    const message = `there is no pack "${name}"${didYouMean(name, packs)}`;
    return [{ ...document.position(['extends', index]), message }];
  });
}

function entryFaults(
  entry: PackEntry,
  index: number,
  document: LocatedDocument,
  { rules, languageOf, environments }: KnownThings,
): LocatedFault[] {
  const { rule: slug, when } = entry;
  const rule = rules.get(slug);
  if (rule === undefined) {
    const message = `there is no rule "${slug}"${didYouMean(slug, rules.keys())}`;
    return [{ ...document.position(['rules', index, 'rule']), message }];
  }
  const terms = termFaults(rule, entry, environments).map(({ path, of, message }) => {
    const at = ['rules', index, ...path];
    return { ...(of === 'key' ? document.keyPosition(at) : document.position(at)), message };
  });
  // A guard is asked before there are parameters.
  const language = languageOf({ ...rule, params: {} });
  const guard =
    when === undefined
      ? null
      : expressionFault(language, { text: when, path: ['rules', index, 'when'], offset: 0, expected: 'bool' }, document);
  return guard === null ? terms : [...terms, guard];
}
