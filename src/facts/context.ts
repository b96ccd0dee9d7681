import type { Assumptions } from '../lifecycle/simulation/assumptions.js';
import type { ImageReference } from '../model/image-reference.js';
import type { Unknown } from '../model/inventory.js';
import type { AssumedScanning, EnvironmentConfig } from '../schema/generated/config.js';

/** What facts need to know beside the inventory: the config and the flags of this run. */
export interface FactContext {
  /** `--env`; empty where it was not given. */
  readonly requestedEnvironment: string;
  readonly environments: Readonly<Record<string, EnvironmentConfig>>;
  /** Root variables of a plan that may name an environment. */
  readonly environmentVariables: ReadonlyMap<string, string>;
  /** The own account as the config says it; empty where it does not. */
  readonly account: string;
  readonly trustedAccounts: ReadonlySet<string>;
  readonly trustedOrganizations: ReadonlySet<string>;
  readonly assumedScanning: AssumedScanning | null;
  /** The instant by which images are judged, as a rule that of the inventory; left out for a plan, which shows none. */
  readonly now?: Date;
  /** When the images were listed, where that was before `now`: what is pulled until then is not known. */
  readonly listedAt?: Date;
  /** Images that something outside the registry is known to run; none by default. */
  readonly imagesInUse?: readonly ImageReference[];
  /** Why there may be others that run; left out where those are all. */
  readonly imagesInUseMissing?: Unknown;
  /** What is assumed of Amazon ECR where it is not documented, other than by default. */
  readonly assumptions?: Partial<Assumptions>;
}
