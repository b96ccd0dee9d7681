import type { AccessRow } from '../access/access-row.js';
import { confusedDeputyStatements, crossAccountStatements } from '../access/access-rules.js';
import { lambdaScope } from '../access/lambda-scope.js';
import type { PolicyVerdict } from '../access/verdict.js';
import { isUnknown, type Knowable, whenKnown } from '../model/unknown.js';
import { accessPolicyType, accessVerdict, settledRows, statementType } from './access-type.js';
import type { FunctionDeclaration } from './function-declaration.js';
import { subjectOf, unknownRead } from './object-type.js';
import { rememberAbout } from './remember.js';
import { collectFaults } from './three-valued.js';

export const accessFunctions: readonly FunctionDeclaration[] = [
  {
    signature: 'crossAccountStatements(RepositoryPolicy, bool): list<PolicyStatement>',
    description:
      'Statements that let in principals of other accounts than the own and those of trust; with true, the accounts of trust count as others too.',
    call: (view, evenTrusted) => rows(view, evenTrusted === true ? beyondOwnAccount : beyondTrust),
  },
  {
    signature: 'lambdaStatements(RepositoryPolicy): list<PolicyStatement>',
    description: 'Statements that let AWS Lambda in.',
    call: (view) => rows(view, lettingLambdaIn),
  },
  {
    signature: 'lambdaOverreach(RepositoryPolicy): list<PolicyStatement>',
    description: 'Statements that give AWS Lambda more than a pull, or let in functions outside the own account and trust.',
    call: (view) => rows(view, overreaching),
  },
];

type Rows = (verdict: PolicyVerdict) => Knowable<readonly object[]>;

const beyondOwnAccount = viewed((verdict) => settledRows(crossAccountStatements(verdict, { evenTrusted: true })));
const beyondTrust = viewed((verdict) => settledRows(crossAccountStatements(verdict)));
const lettingLambdaIn = viewed((verdict) => lambdaScope(verdict).lettingIn);
const overreaching = viewed(lambdaOverreach);

function viewed(select: (verdict: PolicyVerdict) => Knowable<readonly AccessRow[]>): Rows {
  return rememberAbout((verdict) => whenKnown(select(verdict), (known) => known.map((row) => statementType.view(row))));
}

/** A service that may call for anyone is told by confused-deputy alone: one cause, one finding. */
function lambdaOverreach(verdict: PolicyVerdict): Knowable<readonly AccessRow[]> {
  const { tooMuch, foreignFunctions } = lambdaScope(verdict);
  const unsourced = new Set(confusedDeputyStatements(verdict).certain.map(({ index }) => index));
  const foreign = { ...foreignFunctions, certain: foreignFunctions.certain.filter(({ index }) => !unsourced.has(index)) };
  return collectFaults([settledRows(tooMuch), settledRows(foreign)]);
}

function rows(view: unknown, select: Rows): readonly object[] {
  if (typeof view !== 'object' || view === null) throw new TypeError('not a repository policy');
  const verdict = accessVerdict(subjectOf(accessPolicyType, view));
  if (isUnknown(verdict)) throw unknownRead('RepositoryPolicy', verdict);
  if (verdict === null) return [];
  const selected = select(verdict);
  if (isUnknown(selected)) throw unknownRead('RepositoryPolicy', selected);
  return selected;
}
