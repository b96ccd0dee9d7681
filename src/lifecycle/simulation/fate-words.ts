import { day } from '../../model/instant.js';
import { nameRule } from '../name-rule.js';
import type { LifecycleAction, LifecycleAgeType, LifecycleRule } from '../policy.js';
import { quantity } from '../quantity.js';
import type { ImageFate } from './fate.js';
import { limitOf, type RunClock } from './near-limit.js';

/** Why an image fares as it does, in a sentence, and when it would go at the earliest. */
export interface FateWords {
  readonly reason: string;
  /** UTC instant, ISO 8601; empty where it never comes, or hangs on pushes or on another image. */
  readonly at: string;
}

/** @param run - When the run is, and how it tells an age. */
export function fateWords(fate: ImageFate, run: RunClock): FateWords {
  const { now } = run;
  const { owner, outcome } = fate;
  switch (outcome.kind) {
    case 'taken':
      return { reason: owner === null ? '' : whyTaken(fate, owner, now), at: instantOf(now) };
    case 'held':
      return {
        reason: `${owner === null ? '' : `${whyTaken(fate, owner, now)}, but `}the index ${outcome.by} lists it: it can go when that is gone`,
        at: '',
      };
    case 'follows':
      return outcome.action === null
        ? { reason: `it refers to ${outcome.subject} and stays as long as that does`, at: '' }
        : { reason: `it refers to ${outcome.subject}, which ${goes[outcome.action]}, and goes within 24 hours of it`, at: instantOf(now) };
    case 'kept':
      return whyKept(fate, run);
  }
}

const goes: Readonly<Record<LifecycleAction, string>> = { expire: 'expires', transition: 'is archived' };
const takes: Readonly<Record<LifecycleAction, string>> = { expire: 'expires', transition: 'archives' };

/** What starts the days of an age rule. */
const starts: Readonly<Record<LifecycleAgeType, string>> = {
  sinceImagePushed: 'pushed',
  sinceImagePulled: 'last pulled',
  sinceImageTransitioned: 'archived',
};

/** Why its owner takes an image. */
export function whyTaken(fate: ImageFate, rule: LifecycleRule, now: number): string {
  const { count, action } = rule;
  if (count.type === 'imageCountMoreThan') {
    return `${nameRule(rule)} keeps the newest ${count.number} of what it selects and ${takes[action]} the rest: this is number ${fate.rank}`;
  }
  return `${nameRule(rule)} ${takes[action]} what was ${starts[count.type]} more than ${days(count.days)} ago: this was ${started(fate, count.type)} ${justOver(now - fate.since, count.days)}${ago(now - fate.since)}`;
}

/** To the tenth of a day an image that has just met its limit would seem not to. */
function justOver(milliseconds: number, limit: number): string {
  return tenths(milliseconds) === limit ? 'just over ' : '';
}

function whyKept(fate: ImageFate, run: RunClock): FateWords {
  const { owner, storageClass, image, protectedFrom } = fate;
  if (storageClass === null) return { reason: `no rule is known to select an image of status ${image.status}`, at: '' };
  if (owner === null) return { reason: 'no rule selects it', at: '' };
  const { reason, at } = owner.count.type === 'imageCountMoreThan' ? keptByCount(fate, owner) : keptByAge(fate, owner, run);
  if (protectedFrom === null) return { reason, at };
  return { reason: `${reason}; ${nameRule(protectedFrom)} would take it, but ${nameRule(owner)} selects it first`, at };
}

function keptByCount({ rank }: ImageFate, rule: LifecycleRule): FateWords {
  if (rule.count.type !== 'imageCountMoreThan') return { reason: '', at: '' };
  const { number } = rule.count;
  const keeps = `${nameRule(rule)} keeps the newest ${number} of what it selects`;
  if (rank === 0) return { reason: `${keeps}, and the children of an index are not counted`, at: '' };
  const more = number - rank + 1;
  const pushes = `${more === 1 ? 'one more' : `${more} more`} of them ${more === 1 ? 'is' : 'are'} pushed`;
  return { reason: `${keeps}: this is number ${rank}, and goes when ${pushes}`, at: '' };
}

function keptByAge(fate: ImageFate, rule: LifecycleRule, { now, assumptions }: RunClock): FateWords {
  if (rule.count.type === 'imageCountMoreThan') return { reason: '', at: '' };
  const { type } = rule.count;
  const limit = `${nameRule(rule)} ${takes[rule.action]} what was ${starts[type]} more than ${days(rule.count.days)} ago`;
  if (Number.isNaN(fate.since)) return { reason: `${limit}, and it is not known when this was ${starts[type]}`, at: '' };
  const age = `${limit}: this was ${started(fate, type)} ${ago(now - fate.since)}`;
  // What an index holds when its time has come fails to go, as long as that is there.
  if (fate.heldBy !== '') return { reason: `${age}, and cannot go while the index ${fate.heldBy} lists it`, at: '' };
  const at = instantOf(limitOf(fate, assumptions));
  return {
    reason: `${age}, and ${at === '' ? 'never goes' : `goes after ${minuteOf(at)}`}`,
    at,
  };
}

/** A restored image counts from its restore, and one that was never pulled from its push. */
function started({ image, since }: ImageFate, type: LifecycleAgeType): string {
  if (type === 'sinceImageTransitioned') return starts[type];
  if (image.lastActivatedAt !== '' && since === Date.parse(image.lastActivatedAt)) return 'restored';
  return type === 'sinceImagePulled' && since !== Date.parse(image.lastPulledAt) ? 'pushed, and never pulled,' : starts[type];
}

function days(number: number): string {
  return quantity(number, 'day');
}

function ago(milliseconds: number): string {
  // The list may be of later than the run, or its clock ahead.
  if (milliseconds < 0) return 'after the instant of the run';
  const passed = tenths(milliseconds);
  return passed === 1 ? '1 day ago' : `${passed} days ago`;
}

/** Days that have passed, to the tenth. */
function tenths(milliseconds: number): number {
  return Math.trunc((milliseconds / day) * 10) / 10;
}

/** No calendar reaches further than that; a rule of so many days is one for ever. */
const lastInstant = 8.64e15;

export function instantOf(time: number): string {
  return Math.abs(time) <= lastInstant ? new Date(time).toISOString() : '';
}

/** An instant as people read it, to the minute that has begun. */
export function minuteOf(instant: string): string {
  return instant.replace(/T(\d\d:\d\d).*$/, ' $1 UTC');
}
