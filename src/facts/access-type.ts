import type { AccessRow, AccessRows, DoubtfulRow } from '../access/access-row.js';
import { confusedDeputyStatements, externalWriteStatements, publicStatements, wildcardActionStatements } from '../access/access-rules.js';
import type { PolicyVerdict } from '../access/verdict.js';
import type { PolicyDocument, Unknown } from '../model/inventory.js';
import { type Knowable, unknown, whenKnown } from '../model/unknown.js';
import { field, listField, objectType } from './object-type.js';
import { rememberAbout } from './remember.js';

/** A repository policy, and how its text is judged; verdicts on one text are shared. */
export interface AccessSubject {
  readonly document: PolicyDocument;
  readonly judge: (text: string) => Knowable<PolicyVerdict>;
}

export const statementType = objectType<AccessRow>('PolicyStatement', 'A statement of a policy with what a rule has against it.', {
  sid: field('string', 'Sid of the statement; "" where it has none.', ({ sid }) => sid ?? ''),
  index: field('double', 'Place in the policy, from 0.', ({ index }) => index),
  who: field('string', 'Who is let in; of more than five, the first five and how many more.', ({ who }) => who),
  whom: field('list<string>', 'Everyone who is let in, one by one.', ({ whom }) => whom),
  actions: field('list<string>', 'The actions at issue.', ({ actions }) => actions),
  why: field('string', 'Why the statement lets them in, condition by condition.', ({ why }) => why),
});

export const accessPolicyType = objectType<AccessSubject>(
  'RepositoryPolicy',
  'The resource policy of a repository, judged statement by statement.',
  {
    present: field('bool', 'There is one.', ({ document }) => document.present),
    address: field('string', 'Terraform address of the policy; "" outside a plan.', ({ document }) => document.address),
    publicStatements: listField(statementType, 'Statements that let anyone at all in.', rowsBy(publicStatements)),
    externalWriteStatements: listField(
      statementType,
      'Statements that let anyone outside the own account push, delete or set policies.',
      rowsBy(externalWriteStatements),
    ),
    wildcardStatements: listField(
      statementType,
      'Statements with a wildcard that takes in a write or policy action, or NotAction.',
      rowsBy(wildcardActionStatements),
    ),
    confusedDeputies: listField(
      statementType,
      'Statements that let a service in without saying for whom it may call.',
      rowsBy(confusedDeputyStatements),
    ),
  },
);

function rowsBy(select: (verdict: PolicyVerdict) => AccessRows): (subject: AccessSubject) => Knowable<readonly AccessRow[]> {
  const rowsOf = rememberAbout((verdict: PolicyVerdict) => settledRows(select(verdict)));
  return (subject) => whenKnown(accessVerdict(subject), (verdict) => (verdict === null ? [] : rowsOf(verdict)));
}

/** The verdict on a policy; null where there is none. */
export function accessVerdict({ document, judge }: AccessSubject): Knowable<PolicyVerdict | null> {
  return whenKnown(document.present, (present) => (present ? whenKnown(document.text, judge) : null));
}

/** A certain row is enough to fail; with possible ones alone the answer hangs on what is not known of the first. */
export function settledRows({ certain, possible }: AccessRows): Knowable<readonly AccessRow[]> {
  const [doubtful] = possible;
  return certain.length > 0 || doubtful === undefined ? certain : unknownBecause(doubtful);
}

function unknownBecause({ who, doubt }: DoubtfulRow): Unknown {
  const question = `whether ${who} lies outside`;
  switch (doubt) {
    case 'own-account':
      return unknown('not-in-plan', `${question}: the own account is not known (set account in the config)`);
    case 'principal':
      return unknown('ambiguous', `${question}: the policy names an id, which says nothing of its account as an ARN would`);
    case 'policy':
      return unknown('ambiguous', `whether ${who} is let in: the policy cannot be read`);
  }
}
