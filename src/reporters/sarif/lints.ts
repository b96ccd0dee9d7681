import { hash } from 'node:crypto';
import type { ReportResource, RepositorySimulation } from '../../schema/generated/report.js';
import { fileLocation, isGiven } from '../policy-source.js';
import type { SimulatedName } from '../simulated-name.js';
import { type ToldLint, toldLints } from '../told-lints.js';
import { lintRule, lintRuleId } from './lint-rule.js';
import { type Place, sarifLocation } from './location.js';
import { messageText } from './message.js';
import { partialFingerprints } from './result.js';

/** What lints are written by. */
interface LintTerms {
  readonly nameOf: SimulatedName;
  readonly anchor: string;
  /** How many rules and results stand before them, and how many results there may be in all. */
  readonly rules: number;
  readonly room: number;
}

/** The lints of lifecycle policies as results with rules of their own: once a policy file, and once a repository of a policy in force. */
export function sarifLints(simulations: readonly RepositorySimulation[], { nameOf, anchor, rules, room }: LintTerms) {
  const all = toldLints(simulations, nameOf);
  const told = all.slice(0, room);
  const codes = [...new Set(told.map(({ lint }) => lint.code))];
  const ruleIndexOf = new Map(codes.map((code, at) => [code, rules + at]));
  const fingerprintOf = createFingerprints();
  return {
    rules: codes.map(lintRule),
    results: told.map((one) => ({
      ruleId: lintRuleId(one.lint.code),
      ruleIndex: ruleIndexOf.get(one.lint.code) ?? -1,
      level: 'warning',
      message: { text: messageText(wordsOf(one, nameOf), one.lint.code) },
      locations: [sarifLocation(placeOf(one), anchor)],
      partialFingerprints: partialFingerprints(fingerprintOf(one)),
      properties: { rulePriority: one.lint.rulePriority },
    })),
    leftOut: all.length - told.length,
  };
}

/** Of a policy in force nothing but its repository says which it is: the place of the result may be that of all others. */
function wordsOf({ message, fix, simulation }: ToldLint, nameOf: SimulatedName): string {
  return `${isGiven(simulation) ? '' : `${nameOf(simulation)}: `}${message}${fix === '' ? '' : `. Fix: ${fix}`}`;
}

function placeOf({ lint, simulation }: ToldLint): Place {
  const { column, ...location } = fileLocation(simulation, lint) ?? { column: undefined };
  const resource = resourceOf(simulation);
  return 'file' in location ? { resource, location, column } : { resource, column };
}

function resourceOf(simulation: RepositorySimulation): ReportResource {
  const { repository, account, region, policyFrom } = simulation;
  const named = isGiven(simulation)
    ? { kind: 'lifecycle-policy', name: policyFrom, account: '', region: '' }
    : { kind: 'repository', name: repository, account, region };
  return { ...named, arn: '', address: '' };
}

/** A line may move, and the number of images change: which policy, and what is wrong with what in it, tells lints apart. */
function createFingerprints(): (told: ToldLint) => string {
  const seen = new Map<string, number>();
  return ({ lint: { code, pointer }, simulation }) => {
    const { kind, name, account, region } = resourceOf(simulation);
    const identity = [lintRuleId(code), kind, `${account}/${region}/${name}`, pointer].join('\0');
    const nth = seen.get(identity) ?? 0;
    seen.set(identity, nth + 1);
    return hash('sha256', nth === 0 ? identity : `${identity}\0${nth}`);
  };
}
