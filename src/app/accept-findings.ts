import { environmentFault, environmentHint } from '../engine/environment-names.js';
import type { Judgement } from '../engine/judge.js';
import { isRuleGlob, type RuleCatalogue, resolveRuleName } from '../engine/rule-catalogue.js';
import { findWaiver, malformedTagWaiver, type PlacedWaiver } from '../engine/waivers.js';
import type { Subject } from '../facts/subject.js';
import { EcrAuditError, isEcrAuditError } from '../model/errors.js';
import type { Notice } from '../model/planned-estate.js';
import type { Finding } from '../schema/generated/report.js';
import { type AcceptedFinding, type Baseline, staleBaseline } from './baseline.js';

/** Findings that somebody has accepted: by a waiver, or by a baseline of fingerprints. */
export interface Acceptance {
  /** The finding as it counts: waived, in the baseline, or as it was. */
  readonly accept: (judgement: Judgement, finding: Finding) => Finding;
  /** What is to be said once every finding has been asked for: of expired, malformed and unused waivers, and of a stale baseline. */
  readonly notices: () => readonly Notice[];
}

/** What a run accepts, and what it knows. */
export interface AcceptanceTerms {
  readonly waivers: readonly PlacedWaiver[];
  readonly baseline: Baseline;
  readonly catalogue: RuleCatalogue;
  /** The environments that a waiver may name. */
  readonly environments: ReadonlySet<string>;
  /** A UTC date. */
  readonly today: string;
  /** Whether the run would have found what a waiver is of. */
  readonly asked: (waiver: PlacedWaiver) => boolean;
  /** Whether the run would have found what the baseline accepts. */
  readonly lookedFor: (accepted: AcceptedFinding) => boolean;
}

/**
 * Makes the acceptance of a run.
 *
 * @throws EcrAuditError (`waiver-invalid`) for a waiver of a rule, or in an environment, that does not exist.
 */
export function createAcceptance(terms: AcceptanceTerms): Acceptance {
  const { waivers, baseline, catalogue, environments, today, asked, lookedFor } = terms;
  for (const waiver of waivers) {
    checkRule(waiver, catalogue);
    checkEnvironment(waiver, environments);
  }
  const used = new Set<PlacedWaiver>();
  const found = new Set<string>();
  const said = new Map<string, Notice>();
  const namesOf = new Map<string, ReadonlySet<string>>();
  return {
    accept: ({ rule, subject }, finding) => {
      if (baseline.has(finding.fingerprint)) found.add(finding.fingerprint);
      noteMalformed(subject, catalogue, said);
      const names =
        namesOf.get(rule.rule.id) ??
        new Set([rule.rule.id, ...Object.values(rule.rule.controls ?? {}).flat()].map((name) => name.toUpperCase()));
      namesOf.set(rule.rule.id, names);
      const answer = findWaiver(waivers, { id: rule.rule.id, names }, subject, today);
      if (answer.kind !== 'none') used.add(answer.waiver);
      if (answer.kind === 'expired') noteExpired(answer.waiver, finding, said);
      if (answer.kind === 'waived') return { ...finding, outcome: 'waived', waiver: applied(answer.waiver) };
      return found.has(finding.fingerprint) ? { ...finding, outcome: 'baseline' } : finding;
    },
    notices: () => [
      ...said.values(),
      ...waivers.filter((waiver) => !used.has(waiver) && asked(waiver)).map(unused),
      ...staleBaseline(baseline, found, lookedFor),
    ],
  };
}

function checkRule({ rule, at }: PlacedWaiver, catalogue: RuleCatalogue): void {
  if (isRuleGlob(rule))
    throw new EcrAuditError('waiver-invalid', `${at}: a waiver is of one rule, and ${rule} is a pattern`, {
      hint: 'write a waiver for each rule',
    });
  try {
    resolveRuleName(rule, catalogue);
  } catch (error) {
    if (!isEcrAuditError(error)) throw error;
    throw new EcrAuditError('waiver-invalid', `${at}: ${error.message}`, { hint: error.hint, cause: error });
  }
}

function checkEnvironment({ env, at }: PlacedWaiver, environments: ReadonlySet<string>): void {
  const fault = env === undefined ? '' : environmentFault(env, environments);
  if (fault !== '') throw new EcrAuditError('waiver-invalid', `${at}: ${fault}`, { hint: environmentHint(environments) });
}

function applied({ reason, expires, from, owner, ticket }: PlacedWaiver): NonNullable<Finding['waiver']> {
  return { reason, expires, from, ...(owner === undefined ? {} : { owner }), ...(ticket === undefined ? {} : { ticket }) };
}

function noteExpired({ rule, resource, expires, from }: PlacedWaiver, finding: Finding, said: Map<string, Notice>): void {
  const where = finding.resource.address || finding.resource.name;
  const message = `the waiver of ${rule} on ${resource} (${from}) expired on ${expires}: the finding is back`;
  said.set(`${rule} ${where}`, { code: 'waiver-expired', message, where });
}

function noteMalformed(subject: Subject, { rules, parity }: RuleCatalogue, said: Map<string, Notice>): void {
  const fault = malformedTagWaiver(subject, (name) => rules.has(name.toLowerCase()) || parity.has(name.toUpperCase()));
  const where = subject.resource.address || subject.resource.name;
  if (fault !== '') said.set(`tag ${where}`, { code: 'waiver-malformed', message: fault, where });
}

function unused({ rule, resource, from }: PlacedWaiver): Notice {
  return { code: 'waiver-unused', message: `the waiver of ${rule} on ${resource} (${from}) is not needed: there is no such finding` };
}
