import type { LifecyclePreview } from '../../model/image.js';
import type { PolicyDocument } from '../../model/inventory.js';
import type { Knowable } from '../../model/unknown.js';
import type { AwsClients } from './aws-clients.js';
import { type Clock, systemClock } from './clock.js';
import { type ReadFault, type ReadPlace, unreadValue } from './read-fault.js';
import { readPreviewResults } from './read-preview-results.js';
import { type PreviewRun, startPreview } from './start-preview.js';

/** What AWS says that a lifecycle policy does, or why that was not read. */
export interface PreviewReading {
  readonly preview: Knowable<LifecyclePreview>;
  readonly fault: ReadFault | undefined;
}

/** Runs AWS's own preview over a repository; `current` is the policy that it has. */
export type PreviewReader = (place: ReadPlace, repository: string, current: PolicyDocument) => Promise<PreviewReading>;

/** Milliseconds that the preview of one repository may take, those of others that it waits for included. */
const patience = 300_000;

/**
 * Makes the reader. A preview changes no image and no policy, but IAM counts starting one as writing and a repository has one at a
 * time, so it is only made where the user asks for it.
 *
 * @param policyText - The policy to preview; null for the one that each repository has.
 */
export function createPreviewReader(clients: AwsClients, policyText: string | null, clock: Clock = systemClock): PreviewReader {
  return async (place, repository, current) => {
    if (policyText === null && current.present === false) return nothingToPreview;
    const run: PreviewRun = { clients, place: { ...place, repository }, clock, until: clock.now() + patience };
    const started = await startPreview(run, policyText);
    if ('fault' in started) return unread(started.fault);
    if (started.value === '') return nothingToPreview;
    const results = await readPreviewResults(run, started.value);
    if ('fault' in results) return unread(results.fault);
    return { preview: { policyText: started.value, images: results.value }, fault: undefined };
  };
}

const nothingToPreview: PreviewReading = { preview: { policyText: '', images: [] }, fault: undefined };

const unread = (fault: ReadFault): PreviewReading => ({ preview: unreadValue(fault), fault });
