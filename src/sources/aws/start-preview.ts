import { StartLifecyclePolicyPreviewCommand, type StartLifecyclePolicyPreviewCommandOutput } from '@aws-sdk/client-ecr';
import { answerInTime, notYet, type Patience } from './answer-in-time.js';
import type { AwsClients } from './aws-clients.js';
import { errorFacts } from './error-facts.js';
import { type Read, readSetting } from './read-call.js';
import type { ReadPlace, ReadSubject } from './read-fault.js';

/** The preview of one repository, and how long there is for it. */
export interface PreviewRun extends Patience {
  readonly clients: AwsClients;
  /** With the repository. */
  readonly place: ReadPlace & { readonly repository: string };
}

/**
 * Starts a preview, and waits for that of somebody else to end: a repository has one at a time.
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_StartLifecyclePolicyPreview.html
 *
 * @param policyText - Null for the policy that the repository has.
 * @returns The text of the policy as the service has it; empty where the repository has no policy.
 */
export async function startPreview(run: PreviewRun, policyText: string | null): Promise<Read<string>> {
  const ecr = await run.clients('ecr', run.place.region);
  const subject: ReadSubject = {
    what: 'preview of the lifecycle policy',
    permission: 'ecr:StartLifecyclePolicyPreview',
    place: run.place,
  };
  const request = {
    repositoryName: run.place.repository,
    ...(policyText === null ? {} : { lifecyclePolicyText: policyText }),
  };
  return answerInTime(run, subject, async () => {
    const answer = await readSetting<StartLifecyclePolicyPreviewCommandOutput | typeof notYet, string | typeof notYet>(
      {
        ...subject,
        send: () => ecr.send(new StartLifecyclePolicyPreviewCommand(request)).catch(notYetWhereBusy),
        take: (output) => (output === notYet ? output : output.lifecyclePolicyText || undefined),
      },
      ['LifecyclePolicyNotFoundException'],
    );
    return 'none' in answer ? { value: '' } : answer;
  });
}

/** An attempt of ours whose answer was lost may be what is in progress: that is waited for too. */
function notYetWhereBusy(error: unknown): typeof notYet {
  if (errorFacts(error).name === 'LifecyclePolicyPreviewInProgressException') return notYet;
  throw error;
}
