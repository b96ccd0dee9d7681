import type { Subject } from '../facts/subject.js';
import { isCalendarDay } from '../model/calendar-day.js';
import { matchesGlob } from '../model/glob.js';
import { isUnknown } from '../model/unknown.js';
import type { Waiver } from '../schema/generated/waivers.js';

/** A waiver, the file (or tag) that has it, and the place there for an error. */
export interface PlacedWaiver extends Waiver {
  readonly from: string;
  readonly at: string;
}

/** What the waivers say of a finding. */
export type WaiverAnswer =
  | { readonly kind: 'none' }
  | { readonly kind: 'waived'; readonly waiver: PlacedWaiver }
  | { readonly kind: 'expired'; readonly waiver: PlacedWaiver };

/** The resource tag that waives: `immutable-tags until=2027-01-31 reason=legacy deployment`. */
export const waiverTag = 'ecr-audit:waive';

/** Finds the waiver for a finding. `today` is a UTC date; a waiver holds through its last day. */
export function findWaiver(
  waivers: readonly PlacedWaiver[],
  rule: { readonly id: string; readonly names: ReadonlySet<string> },
  subject: Subject,
  today: string,
): WaiverAnswer {
  const matching = [...waivers, ...tagWaivers(subject)].filter(
    (waiver) => rule.names.has(waiver.rule.toUpperCase()) && concerns(waiver, subject),
  );
  const valid = matching.find(({ expires }) => expires >= today);
  if (valid !== undefined) return { kind: 'waived', waiver: valid };
  const [expired] = matching;
  return expired === undefined ? { kind: 'none' } : { kind: 'expired', waiver: expired };
}

function concerns(waiver: Waiver, { resource, environment }: Subject): boolean {
  const names = [resource.name, resource.arn, resource.address].filter((name) => name !== '');
  return (
    names.some((name) => name === waiver.resource || matchesGlob(waiver.resource, name)) &&
    (waiver.account === undefined || waiver.account === resource.account) &&
    (waiver.region === undefined || waiver.region === resource.region) &&
    (waiver.env === undefined || waiver.env === environment.name)
  );
}

/** The waivers in the tag of a subject; one that lacks its date or its reason waives nothing (see `malformedTagWaiver`). */
function tagWaivers(subject: Subject): PlacedWaiver[] {
  const parsed = parseTagWaiver(subject);
  if (parsed === null || malformed(parsed) !== '') return [];
  const { rules, reason, expires } = parsed;
  return rules.map((rule) => ({ rule, resource: '*', reason, expires, from: `tag ${waiverTag}`, at: `tag ${waiverTag}` }));
}

/** What is wrong with a waiver tag, in words; empty where there is none or it is whole. `isRule` knows the names of rules. */
export function malformedTagWaiver(subject: Subject, isRule: (name: string) => boolean): string {
  const parsed = parseTagWaiver(subject);
  if (parsed === null) return '';
  const fault = malformed(parsed);
  if (fault !== '') return `the tag ${waiverTag} ${fault}, so it waives nothing`;
  const stranger = parsed.rules.find((rule) => !isRule(rule));
  return stranger === undefined ? '' : `the tag ${waiverTag} names ${stranger}, which is no rule`;
}

interface TagWaiver {
  readonly rules: readonly string[];
  readonly expires: string;
  readonly isDatedTwice: boolean;
  readonly reason: string;
}

/** As many characters as the schema of waivers asks for in a config. */
const leastReason = 10;

function malformed({ rules, expires, isDatedTwice, reason }: TagWaiver): string {
  if (rules.length === 0) return 'names no rule';
  if (isDatedTwice) return 'says until= twice';
  if (expires === '') return 'lacks until=YYYY-MM-DD';
  if (!isCalendarDay(expires)) return `ends on ${expires}, which is no day`;
  if (reason === '') return 'lacks reason=…';
  return reason.length < leastReason ? `has a reason of fewer than ${leastReason} characters` : '';
}

function parseTagWaiver({ tags }: Subject): TagWaiver | null {
  const value = isUnknown(tags) ? undefined : tags[waiverTag];
  if (typeof value !== 'string') return null;
  const reason = /(?:^|\s)reason=(.*)$/s.exec(value);
  const before = reason === null ? value : value.slice(0, reason.index);
  const expires = /(?:^|\s)until=(\d{4}-\d{2}-\d{2})(?=\s|$)/.exec(before)?.[1] ?? '';
  const words = before.split(/\s+/).filter((word) => word !== '');
  const rules = words.filter((word) => !word.startsWith('until='));
  return { rules, expires, isDatedTwice: words.length > rules.length + 1, reason: reason?.[1]?.trim() ?? '' };
}
