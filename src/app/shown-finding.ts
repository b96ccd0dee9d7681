import { findingOf } from '../engine/finding.js';
import type { Judge, Judgement } from '../engine/judge.js';
import { waiverTag } from '../engine/waivers.js';
import type { Environment } from '../facts/environment.js';
import { environmentType } from '../facts/repository-parts.js';
import type { Subject, SubjectResource } from '../facts/subject.js';
import type { Unknown } from '../model/inventory.js';
import { isUnknown, unknown } from '../model/unknown.js';
import type { Finding } from '../schema/generated/report.js';

/** What stands for a text that is not told. */
export const sensitive = '(sensitive)';

/**
 * A finding with the words that remain of it where nothing sensitive is read.
 *
 * @param shown - The subject of the judgement with what is sensitive not known; without it no words are certain to be free of that.
 */
export function shownFinding(shown: Subject | undefined, finding: Finding, judgement: Judgement, judge: Judge): Finding {
  if (shown === undefined) return withoutWords(finding, judgement);
  const environment = shownEnvironment(finding.environment, shown.environment);
  const variables = { ...judgement.variables, ...shown.variables, environment: environmentType.view(environment) };
  const unclear = judgement.unknown === null ? null : shownReason(judgement.unknown, judge.judge(shown)?.unknown ?? null);
  const { message, evidence, fix } = findingOf({ ...judgement, variables, unknown: unclear });
  return {
    ...finding,
    resource: shownResource(finding.resource, shown.resource),
    environment,
    message,
    evidence,
    ...(fix === undefined ? {} : { fix }),
    ...(finding.waiver === undefined ? {} : { waiver: shownWaiver(finding.waiver, shown) }),
  };
}

/** True where the tag that waives is not shown, if there is one. */
export function hidesWaiverTag({ tags }: Subject): boolean {
  return isUnknown(tags) || typeof tags[waiverTag] !== 'string';
}

function withoutWords(finding: Finding, { rule }: Judgement): Finding {
  const { fix, ...told } = finding;
  const { with: _, ...words } = fix ?? { summary: '' };
  const resource = { ...finding.resource, name: sensitive, arn: sensitive };
  return { ...told, resource, message: rule.rule.title, evidence: {}, ...(fix === undefined ? {} : { fix: words }) };
}

/** Another reason than the real one would mislead: that a value is sensitive keeps nobody from judging it. */
function shownReason(real: Unknown, shown: Unknown | null): Unknown {
  return shown?.detail === real.detail ? real : unknown(real.unknown, 'why has to do with a value that the plan marks sensitive');
}

function shownEnvironment(real: Environment, shown: Environment): Environment {
  return { name: shownText(real.name, shown.name), from: shownText(real.from, shown.from) };
}

function shownResource(real: Finding['resource'], shown: SubjectResource): Finding['resource'] {
  const isArnOfName = real.name !== shown.name && real.arn.endsWith(real.name);
  return {
    ...real,
    name: shownText(real.name, shown.name),
    arn: isArnOfName ? real.arn.slice(0, -real.name.length) + sensitive : shownText(real.arn, shown.arn),
  };
}

function shownText(real: string, shown: string): string {
  return real === shown ? real : sensitive;
}

function shownWaiver(waiver: NonNullable<Finding['waiver']>, shown: Subject): NonNullable<Finding['waiver']> {
  const isHidden = waiver.from === `tag ${waiverTag}` && hidesWaiverTag(shown);
  return isHidden ? { reason: sensitive, expires: sensitive, from: waiver.from } : waiver;
}
