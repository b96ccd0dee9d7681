import { severities } from '../engine/compile-rule.js';
import { findingOf } from '../engine/finding.js';
import type { Judge, Judgement } from '../engine/judge.js';
import type { PlainValue } from '../engine/plain-value.js';
import type { Subject } from '../facts/subject.js';
import type { PlannedEstate } from '../model/planned-estate.js';
import type { Finding } from '../schema/generated/report.js';

export type ChangeMark = NonNullable<Finding['change']>;

/** Tells whether a plan makes a finding, finds it there, or makes it worse. */
export interface ChangeMarker {
  /** True where the plan changes one of the resources that the subject is made of. */
  readonly touches: (subject: Subject) => boolean;
  readonly mark: (judgement: Judgement, finding: Finding, judge: Judge) => ChangeMark;
}

/** `before` gives the subjects as they stand before the plan, under the keys that they have after it. */
export function createChangeMarker(estate: PlannedEstate, before: () => readonly Subject[]): ChangeMarker {
  const earlier = once(() => new Map(before().map((subject) => [subject.kind + subject.key, subject])));
  const changes = new Map(estate.repositoryChanges.map((change) => [change.key, change]));
  const unsettled = new Set(estate.registryChanges.filter(({ settings }) => settings.length > 0).map(({ key }) => key));
  const touches = (subject: Subject): boolean => {
    const change = subject.kind === 'repository' || subject.kind === 'change' ? changes.get(subject.key) : undefined;
    const own = [change?.own, change?.lifecyclePolicy, change?.policy, ...subject.members.map((address) => estate.changes.get(address))];
    return own.some((one) => isChange(one?.action));
  };
  /** A repository hangs on the settings of its registry, and what is no repository may hang on any. */
  const concerns = (subject: Subject): boolean => {
    const registry = changes.get(subject.key)?.registry;
    return registry === undefined ? unsettled.size > 0 : unsettled.has(registry);
  };
  return {
    touches,
    mark: ({ subject }, finding, judge) => {
      if (subject.kind === 'change') return 'new';
      // What surrounds ECR belongs to no one registry setting, so the before of a registry is always asked.
      if (subject.kind !== 'registry' && !touches(subject) && !concerns(subject)) return 'existing';
      const was = earlier().get(subject.kind + subject.key);
      return was === undefined ? 'new' : compare(judge.judge(was), finding);
    },
  };
}

function isChange(action: string | undefined): boolean {
  return action !== undefined && action !== 'no-op' && action !== 'read';
}

function compare(was: Judgement | null, finding: Finding): ChangeMark {
  if (was === null || was.outcome === 'pass' || was.outcome === 'not-applicable') return 'new';
  if (was.outcome === 'unknown') return finding.outcome === 'unknown' ? 'existing' : 'worsened';
  if (finding.outcome === 'unknown') return 'existing';
  const before = findingOf(was);
  const moreSevere = severities.indexOf(finding.severity) > severities.indexOf(before.severity);
  return moreSevere || gained(before.evidence, finding.evidence) ? 'worsened' : 'existing';
}

/** True where a list of the evidence has something that it had not: a statement, an action in one, a fault, a filter more. */
function gained(before: Finding['evidence'], after: Finding['evidence']): boolean {
  return Object.entries(after).some(([name, value]) => {
    const was = before[name];
    return Array.isArray(value) && Array.isArray(was) && !holds(was, value);
  });
}

// Where an item stands and what it is called may change with nothing else.
const labels: ReadonlySet<string> = new Set(['index', 'line', 'column', 'pointer', 'sid']);

/** True where all of a piece of evidence was there before: another order is nothing new, and part of it is less. */
function holds(was: PlainValue, now: PlainValue): boolean {
  if (Array.isArray(now)) return Array.isArray(was) && now.every((item) => was.some((other) => holds(other, item)));
  if (!isRecord(now) || !isRecord(was)) return was === now;
  return Object.entries(now).every(([key, value]) => labels.has(key) || holds(was[key] ?? null, value));
}

function isRecord(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
