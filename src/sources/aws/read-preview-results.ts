import {
  type LifecyclePolicyPreviewResult as EcrResult,
  GetLifecyclePolicyPreviewCommand,
  type GetLifecyclePolicyPreviewCommandOutput,
} from '@aws-sdk/client-ecr';
import type { PreviewedImage } from '../../model/image.js';
import { answerInTime, notYet } from './answer-in-time.js';
import { gatherPages, type Page, readPages } from './pages.js';
import { type Read, readCall } from './read-call.js';
import { faultOfRun, type ReadSubject } from './read-fault.js';
import type { PreviewRun } from './start-preview.js';
import { everyOne } from './translate-image.js';

type Output = GetLifecyclePolicyPreviewCommandOutput;

/** https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetLifecyclePolicyPreview.html */
const largestPage = 100;

/**
 * Waits for a preview to come to its end, and reads what it says.
 *
 * @param policyText - The policy that it is of, as the service gave it: somebody else may have started another one since.
 */
export async function readPreviewResults(run: PreviewRun, policyText: string): Promise<Read<PreviewedImage[]>> {
  const subject = resultsOf(run);
  const first = await answerInTime(run, subject, () =>
    readCall<Output, Output | typeof notYet>({ ...subject, send: () => askForPage(run, undefined), take: endedIn }),
  );
  if ('fault' in first) return first;
  const { status, lifecyclePolicyText } = first.value;
  if (status === 'FAILED') return { fault: faultOfRun('server-error', 'the service could not finish it (FAILED)', subject) };
  if (status === 'EXPIRED') return { fault: faultOfRun('refused', 'it was gone before it could be read (EXPIRED)', subject) };
  if (lifecyclePolicyText !== policyText) return { fault: faultOfRun('refused', 'that of another policy took its place', subject) };
  const { items, fault } = await gatherPages(
    readPages<Output, PreviewedImage>({
      ...subject,
      send: async (nextToken) => (nextToken === undefined ? first.value : askForPage(run, nextToken)),
      take: (output) => pageIn(output, policyText),
    }),
  );
  return fault === undefined ? { value: [...items] } : { fault };
}

function resultsOf({ place }: PreviewRun): ReadSubject {
  return { what: 'preview of the lifecycle policy', permission: 'ecr:GetLifecyclePolicyPreview', place };
}

async function askForPage({ clients, place }: PreviewRun, nextToken: string | undefined): Promise<Output> {
  const ecr = await clients('ecr', place.region);
  const page = { repositoryName: place.repository, maxResults: largestPage };
  return ecr.send(new GetLifecyclePolicyPreviewCommand(nextToken === undefined ? page : { ...page, nextToken }));
}

function endedIn(output: Output): Output | typeof notYet | undefined {
  switch (output.status) {
    case 'IN_PROGRESS':
      return notYet;
    case 'COMPLETE':
      return output.lifecyclePolicyText === undefined ? undefined : output;
    case 'FAILED':
    case 'EXPIRED':
      return output;
    default:
      return undefined;
  }
}

/** A page of the same preview; undefined where that ended, or another one began, between two pages. */
function pageIn({ status, lifecyclePolicyText, previewResults, nextToken }: Output, policyText: string): Page<PreviewedImage> | undefined {
  const items = everyOne(previewResults, previewedImage);
  return status !== 'COMPLETE' || lifecyclePolicyText !== policyText || items === undefined ? undefined : { items, nextToken };
}

function previewedImage({ imageDigest, imageTags, action, appliedRulePriority, storageClass }: EcrResult): PreviewedImage | undefined {
  const does = actionNamed(action?.type);
  const tags = everyOne(imageTags ?? [], (tag) => (typeof tag === 'string' ? tag : undefined));
  if (typeof imageDigest !== 'string' || does === undefined || tags === undefined || !isPriority(appliedRulePriority)) return undefined;
  return { digest: imageDigest, tags, action: does, rulePriority: appliedRulePriority, storageClass: String(storageClass ?? '') };
}

/** The SDK hands on what came, whatever its types say. */
function isPriority(priority: number | undefined): priority is number {
  return Number.isInteger(priority) && Number(priority) >= 1;
}

function actionNamed(type: string | undefined): PreviewedImage['action'] | undefined {
  if (type === 'EXPIRE') return 'expire';
  return type === 'TRANSITION' ? 'transition' : undefined;
}
