import type { InventoryRequest } from '../app/open-inventory.js';
import { simulateScope } from '../app/simulate-scope.js';
import type { InventoryRecord } from '../schema/generated/inventory-record.js';
import { type AwsFlags, liveOptions } from './aws-flags.js';
import { demoInventory, type StandardInput, savedInventory } from './saved-inventory.js';
import type { SimulateTexts } from './simulate-texts.js';

/** The flags that say where the images of a simulation come from. */
export interface SimulatedFlags extends Omit<AwsFlags, 'no-probe'> {
  readonly from?: string | undefined;
  readonly demo: boolean;
  readonly verify: boolean;
}

/** What the records are asked for by, beside flags. */
export interface SimulatedRequest extends InventoryRequest {
  /** The instant of the run; now, where it is left out. */
  readonly at?: Date | undefined;
  /** The policy that AWS is to preview; that of each repository where it is null. */
  readonly previewed: string | null;
  /** The folder of the package, which has the demo. */
  readonly root: string;
  readonly stdin: StandardInput;
}

/**
 * The records that a simulation runs over: of what the AWS CLI printed, of a saved inventory, of the demo, or of live registries. What
 * reads them is only loaded where it is wanted.
 *
 * @throws EcrAuditError (`usage`), and whatever reading throws when records are asked for.
 */
export async function simulatedRecords(
  flags: SimulatedFlags,
  { images, manifests }: Pick<SimulateTexts, 'images' | 'manifests'>,
  { at, previewed, root, stdin, ...request }: SimulatedRequest,
): Promise<AsyncIterable<InventoryRecord>> {
  if (images.length > 0) {
    const { openCliInventory } = await import('../app/open-cli-inventory.js');
    const readAt = new Date();
    const { repositories, noticed } = request;
    return openCliInventory({
      images,
      manifests,
      takenAt: at ?? readAt,
      readAt,
      noticed,
      ...(repositories === undefined ? {} : { repositories }),
    });
  }
  const { openInventory } = await import('../app/open-inventory.js');
  return openInventory({
    ...request,
    ...(flags.from === undefined ? {} : { from: savedInventory(flags.from, stdin) }),
    ...(flags.demo ? { from: demoInventory(root) } : {}),
    live: simulateScope(liveOptions({ ...flags, 'no-probe': [] }), flags.verify ? { preview: { policyText: previewed } } : {}),
  });
}
