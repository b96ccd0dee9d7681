import { type Knowable, unknown } from '../../model/unknown.js';
import type { UnreadRecord } from '../../schema/generated/inventory-record.js';
import type { Incomplete } from '../../schema/generated/report.js';
import { errorFacts } from './error-facts.js';
import { type FaultCode, faultCode } from './fault-code.js';
import { faultHint, faultReason } from './fault-words.js';
import type { AwsPermission } from './permissions.js';

/** Where something was read. What does not apply is left out: an account's settings have no repository. */
export interface ReadPlace {
  readonly account: string;
  readonly region: string;
  readonly repository?: string;
  /** The profile that the user named, for the command that renews its session. */
  readonly profile?: string;
}

/** What was to be read. */
export interface ReadSubject {
  /** A phrase that "could not be read" can follow: `lifecycle policy`. */
  readonly what: string;
  /** The permission that it needs: `ecr:GetLifecyclePolicy`. */
  readonly permission: AwsPermission;
  readonly place: ReadPlace;
}

/** Something that could not be read, in the words of a report's `incomplete`. */
export interface ReadFault extends Incomplete {
  readonly code: FaultCode;
  readonly place: ReadPlace;
}

/** Puts an error of a call in our words. The service's message is never among them: it is hostile text and names accounts and roles. */
export function faultOfError(error: unknown, subject: ReadSubject): ReadFault {
  return makeFault(faultCode(error, subject.place.region), errorFacts(error), subject);
}

/** The fault of an answer that came and cannot be what the service says. */
export function faultOfAnswer(why: string, subject: ReadSubject): ReadFault {
  return { ...makeFault('malformed-answer', errorFacts(undefined), subject), why };
}

/** The fault of something that no call was refused for, and that another run may bring. */
export function faultOfRun(code: FaultCode, why: string, subject: ReadSubject): ReadFault {
  return { ...makeFault(code, errorFacts(undefined), subject), why, hint: 'run it again' };
}

function makeFault(code: FaultCode, facts: ReturnType<typeof errorFacts>, subject: ReadSubject): ReadFault {
  return {
    code,
    place: subject.place,
    what: subject.what,
    where: whereText(subject.place),
    why: faultReason(code, facts),
    hint: faultHint(code, facts, subject),
  };
}

/** What the inventory says of it. */
export const unreadRecord = ({ what, place, why, hint }: ReadFault): UnreadRecord => ({
  record: 'unread',
  what,
  account: place.account,
  region: place.region,
  repository: place.repository ?? '',
  why,
  hint,
});

/** The value of the model that could not be read. */
export const unreadValue = (fault: ReadFault): Knowable<never> =>
  unknown(fault.code === 'access-denied' ? 'access-denied' : 'not-read', `${fault.what} (${fault.where}): ${fault.why}`);

function whereText({ account, region, repository }: ReadPlace): string {
  const registry = [account, region].filter((part) => part !== '').join('/');
  return repository === undefined ? registry : `${repository} in ${registry}`;
}
