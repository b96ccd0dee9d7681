import { type AndedTagList, andedTagLists } from '../lifecycle/anded-tag-lists.js';
import type { LifecycleFault, LifecycleReading } from '../lifecycle/fault.js';
import { nameRule } from '../lifecycle/name-rule.js';
import type { LifecyclePolicy, LifecycleRule } from '../lifecycle/policy.js';
import { type ShadowedRule, shadowedRules } from '../lifecycle/shadowed-rules.js';
import type { PolicyDocument } from '../model/inventory.js';
import { type Knowable, whenKnown } from '../model/unknown.js';
import { field, listField, objectType } from './object-type.js';
import { rememberAbout } from './remember.js';

/** A lifecycle policy and how its text is read; readings of one text are shared. */
export interface LifecycleSubject {
  readonly document: PolicyDocument;
  readonly read: (text: string) => LifecycleReading;
}

const faultType = objectType<LifecycleFault>('LifecycleFault', "Something wrong with a lifecycle policy's text.", {
  code: field('string', 'Stable code of the fault.', ({ code }) => code),
  message: field('string', 'What was expected and what is there.', ({ message }) => message),
  pointer: field('string', 'JSON pointer into the policy.', ({ pointer }) => pointer),
  line: field('double', 'Line in the text, from 1.', ({ line }) => line),
  column: field('double', 'Column in the line, from 1.', ({ column }) => column),
  serviceMessage: field('string', 'What Amazon ECR itself says in such a case; "" where that is not known.', ({ hint }) => hint),
});

const shadowedType = objectType<ShadowedRule>('ShadowedRule', 'A lifecycle rule that can never act.', {
  priority: field('double', 'rulePriority of the rule.', ({ rule }) => rule.priority),
  description: field('string', 'Description of the rule; may be empty.', ({ rule }) => rule.description),
  by: field('list<string>', 'The rules above that own all that it selects; empty where no tag can meet its own list.', ({ by }) =>
    by.map(nameRule),
  ),
});

export const lifecycleRuleType = objectType<LifecycleRule>('LifecycleRule', 'A rule of a lifecycle policy.', {
  priority: field('double', 'rulePriority of the rule.', ({ priority }) => priority),
  description: field('string', 'Description of the rule; may be empty.', ({ description }) => description),
  tagList: field(
    'list<string>',
    'The entries of its tag list; each must be met by some tag of an image.',
    ({ tagList }) => tagList?.entries ?? [],
  ),
});

const andedType = objectType<AndedTagList>('AndedTagList', 'A tag list that no one tag can meet.', {
  priority: field('double', 'rulePriority of the rule.', ({ rule }) => rule.priority),
  entries: field('list<string>', 'The entries, each of which wants a tag of its own.', ({ entries }) => entries),
  split: field('string', 'The policy with that rule split into one rule an entry; "" where it would not fit.', ({ split }) => split),
});

const shadowedIn = rememberAbout(shadowedRules);
const andedIn = rememberAbout(andedTagLists);

export const lifecyclePolicyType = objectType<LifecycleSubject>(
  'LifecyclePolicy',
  'The lifecycle policy of a repository or a creation template.',
  {
    present: field('bool', 'There is one.', ({ document }) => document.present),
    address: field('string', 'Terraform address of the policy; "" outside a plan.', ({ document }) => document.address),
    valid: field('bool', 'Amazon ECR accepts the text. True where there is no policy.', validity),
    errors: listField(faultType, 'Why Amazon ECR refuses the text.', (subject) =>
      fromReading(subject, (reading) => (reading.valid ? [] : reading.errors)),
    ),
    warnings: listField(faultType, 'What is doubtful in the text.', (subject) => fromReading(subject, ({ warnings }) => warnings)),
    shadowedRules: listField(shadowedType, 'Rules that can never act.', (subject) => ofPolicy(subject, shadowedIn)),
    andedTagLists: listField(andedType, 'Tag lists that want an image with a tag for each entry.', (subject) => ofPolicy(subject, andedIn)),
  },
);

export const lifecycleTypes = [lifecyclePolicyType, lifecycleRuleType, faultType, shadowedType, andedType];

function validity(subject: LifecycleSubject): Knowable<boolean> {
  return whenKnown(subject.document.present, (present) =>
    present ? whenKnown(subject.document.text, (text) => subject.read(text).valid) : true,
  );
}

function fromReading<T>({ document, read }: LifecycleSubject, use: (reading: LifecycleReading) => readonly T[]): Knowable<readonly T[]> {
  return whenKnown(document.present, (present) => (present ? whenKnown(document.text, (text) => use(read(text))) : []));
}

function ofPolicy<T>(subject: LifecycleSubject, use: (policy: LifecyclePolicy) => readonly T[]): Knowable<readonly T[]> {
  return fromReading(subject, (reading) => (reading.valid ? use(reading.policy) : []));
}

/** The policy of a subject for an analysis with parameters; null where there is none or it is invalid. */
export function policyOf({ document, read }: LifecycleSubject): Knowable<LifecyclePolicy | null> {
  return whenKnown(document.present, (present) => {
    if (!present) return null;
    return whenKnown(document.text, (text) => {
      const reading = read(text);
      return reading.valid ? reading.policy : null;
    });
  });
}
