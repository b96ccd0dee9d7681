import { fieldsOnImages } from '../facts/repository-type.js';
import type { CompiledRule } from './compile-rule.js';
import type { ReadPath } from './expression-reads.js';
import type { Judge } from './judge.js';

/** What of a repository takes a call or more of its own to read, and no rule but some looks at. */
export type InventoryPart = 'images' | 'scans';

/** The parts that these rules look at. */
export function partsRead(judges: readonly Judge[]): ReadonlySet<InventoryPart> {
  return new Set(
    judges.flatMap(({ rule, chosen }) => [...partsOfRule(rule), ...chosen.asks.flatMap(({ entry }) => partsOfGuard(rule, entry.when))]),
  );
}

function partsOfRule(rule: CompiledRule): readonly InventoryPart[] {
  const { when, assert, raise } = rule;
  const words = [
    ...rule.message().map(({ expression }) => expression),
    ...[...rule.evidence(), ...rule.fixValues()].map(([, expression]) => expression),
  ];
  const expressions = [when, assert, ...raise.map((one) => one.when), ...words];
  const own: readonly InventoryPart[] = rule.rule.applies === 'image' ? ['images'] : [];
  return [...own, ...expressions.flatMap((expression) => (expression === null ? [] : expression.reads().flatMap(partsOfPath)))];
}

function partsOfGuard({ language }: CompiledRule, guard: string | undefined): readonly InventoryPart[] {
  return guard === undefined ? [] : language.compile(guard).reads().flatMap(partsOfPath);
}

function partsOfPath([variable, field]: ReadPath): readonly InventoryPart[] {
  if (variable === 'image') return field === undefined || field === 'scan' ? ['images', 'scans'] : ['images'];
  if (variable !== 'repository') return [];
  // The whole repository, handed to a function, may be asked for anything.
  return field === undefined || fieldsOnImages.has(field) ? ['images', 'scans'] : [];
}
