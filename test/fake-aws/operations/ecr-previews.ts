import type * as Ecr from '@aws-sdk/client-ecr';
import type { FakeRepository } from '../estate.js';
import { Refusal } from '../fake-call.js';
import { type Paging, pageOf } from '../page-of.js';
import { repositoryNamed } from './ecr-repositories.js';
import { type Operations, operation } from './operation.js';

const paging: Paging = { usual: 100, most: 100, refusal: 'InvalidParameterException' };

/** A preview that was started: its policy, and how often it is still in progress when it is asked for. */
interface Started {
  readonly text: string;
  left: number;
}

const started = new WeakMap<FakeRepository, Started>();

/** ECR's operations on previews of lifecycle policies, of which a repository has one at a time. */
export const previewOperations: Operations = {
  StartLifecyclePolicyPreview: operation<Ecr.StartLifecyclePolicyPreviewRequest, Ecr.StartLifecyclePolicyPreviewResponse>(
    ({ repositoryName, lifecyclePolicyText }, held) => {
      const repository = repositoryNamed(held, repositoryName);
      const text = lifecyclePolicyText ?? repository.lifecyclePolicy;
      if (text === '') throw new Refusal('LifecyclePolicyNotFoundException');
      if (text.length < 100) throw new Refusal('InvalidParameterException', 'Lifecycle policy validation failure');
      if (isInProgress(started.get(repository))) throw new Refusal('LifecyclePolicyPreviewInProgressException');
      started.set(repository, { text, left: repository.preview.asksInProgress });
      return { registryId: held.accountId, repositoryName, lifecyclePolicyText: text, status: 'IN_PROGRESS' };
    },
  ),
  GetLifecyclePolicyPreview: operation<Ecr.GetLifecyclePolicyPreviewRequest, Ecr.GetLifecyclePolicyPreviewResponse>(
    ({ repositoryName, maxResults, nextToken }, held) => {
      const repository = repositoryNamed(held, repositoryName);
      const preview = started.get(repository);
      if (preview === undefined) throw new Refusal('LifecyclePolicyPreviewNotFoundException');
      const about = { registryId: held.accountId, repositoryName, lifecyclePolicyText: preview.text };
      if (isInProgress(preview)) return { ...about, status: 'IN_PROGRESS' };
      const { results, ends } = repository.preview;
      if (ends !== 'COMPLETE') return { ...about, status: ends };
      const page = pageOf(results, { size: maxResults, token: nextToken }, paging);
      return { ...about, status: ends, previewResults: page.items, nextToken: page.nextToken, summary: summaryOf(results) };
    },
  ),
};

/** Whoever asks brings it nearer its end. */
function isInProgress(preview: Started | undefined): boolean {
  if (preview === undefined || preview.left === 0) return false;
  preview.left -= 1;
  return true;
}

function summaryOf(results: readonly Ecr.LifecyclePolicyPreviewResult[]): Ecr.LifecyclePolicyPreviewSummary {
  return { expiringImageTotalCount: results.filter(({ action }) => action?.type === 'EXPIRE').length };
}
