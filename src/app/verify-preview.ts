import type { LifecyclePolicy, LifecycleRule } from '../lifecycle/policy.js';
import { readLifecyclePolicy } from '../lifecycle/read-policy.js';
import type { ImageFate, Simulation } from '../lifecycle/simulation/fate.js';
import type { LifecyclePreview, PreviewedImage } from '../model/image.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import type { FateInBrief, PreviewDifference, PreviewVerification } from '../schema/generated/report.js';
import { nameOf, reportedAction } from './fates-report.js';
import { inBrief } from './simulation-comparison.js';

/**
 * Holds a simulation against AWS's own preview of the same policy. Each image on which they differ by what is done or by which rule is
 * told. The preview leaves out what the service fails to delete, and what goes only with its subject: that is no difference.
 */
export function verification(simulation: Simulation, preview: Knowable<LifecyclePreview>): PreviewVerification {
  if (isUnknown(preview)) return notVerified(preview.detail);
  if (!isOfPolicy(preview.policyText, simulation.policy)) {
    return notVerified('the preview is of another policy than the simulation: the policy was changed in the meantime');
  }
  const previewed = new Map(preview.images.map((image) => [image.digest, image]));
  const simulated = new Set(simulation.fates.map(({ image }) => image.digest));
  const differences = [
    ...simulation.fates.flatMap((fate) => differenceOn(fate, previewed.get(fate.image.digest)) ?? []),
    ...[...previewed.values()].filter(({ digest }) => !simulated.has(digest)).map(notSimulated),
  ];
  const differing = new Set(differences.map(({ imageDigest }) => imageDigest));
  return {
    status: differences.length === 0 ? 'agrees' : 'differs',
    why: '',
    agreed: [...previewed.keys()].filter((digest) => !differing.has(digest)).length,
    differences,
  };
}

function notVerified(why: string): PreviewVerification {
  return { status: 'not-verified', why, agreed: 0, differences: [] };
}

/** The service may write the text that it was given in another way. */
function isOfPolicy(text: string, { rules }: LifecyclePolicy): boolean {
  if (text === '') return rules.length === 0;
  const reading = readLifecyclePolicy(text);
  return reading.valid && JSON.stringify(reading.policy.rules.map(meaningOf)) === JSON.stringify(rules.map(meaningOf));
}

function meaningOf({ priority, tagStatus, patterns, storageClass, count, action }: LifecycleRule) {
  return [priority, tagStatus, [...patterns].sort(), storageClass, count, action];
}

function differenceOn(fate: ImageFate, previewed: PreviewedImage | undefined): PreviewDifference | null {
  const simulated = inBrief(fate);
  if (previewed === undefined) {
    return fate.outcome.kind === 'taken' ? { ...nameOf(fate), simulated, previewed: { action: 'keep', rulePriority: 0 } } : null;
  }
  const other = previewedFate(previewed);
  const isSame = simulated.action === other.action && simulated.rulePriority === other.rulePriority;
  return isSame ? null : { ...nameOf(fate), simulated, previewed: other };
}

function previewedFate({ action, rulePriority }: PreviewedImage): FateInBrief {
  return { action: reportedAction[action], rulePriority };
}

/** An image that was not there when the images were listed. */
function notSimulated(image: PreviewedImage): PreviewDifference {
  return {
    imageDigest: image.digest,
    imageTags: image.tags,
    simulated: { action: 'keep', rulePriority: 0 },
    previewed: previewedFate(image),
  };
}
