import type { PolicyFile, TextFile } from '../app/policy-file.js';
import type { SimulateOptions } from '../app/simulate-options.js';
import type { StandardInput } from './saved-inventory.js';
import { createTextReader, type TextPurpose } from './text-inputs.js';

/** The texts that the flags of a simulation name. */
export interface SimulateTexts {
  readonly policy: PolicyFile | 'none' | undefined;
  readonly compareTo: PolicyFile | 'current' | 'none' | undefined;
  readonly images: readonly TextFile[];
  readonly manifests: readonly TextFile[];
  readonly inUse: readonly TextFile[];
}

/** The flags that name them. */
export interface SimulateTextFlags {
  readonly policy?: string | undefined;
  readonly 'compare-to'?: string | undefined;
  readonly images?: Repeatable;
  readonly manifests?: Repeatable;
  readonly 'in-use'?: Repeatable;
  /** The inventory, which may be read from standard input too. */
  readonly from?: string | undefined;
}

/** oclif hands over the variable of a repeatable flag as one text; a comma may be part of a file's name. */
type Repeatable = readonly string[] | string | undefined;

const policyMade = 'aws ecr get-lifecycle-policy --repository-name NAME > policy.json';

const purposes = {
  policy: { flag: '--policy', made: policyMade },
  compareTo: { flag: '--compare-to', made: policyMade },
  images: { flag: '--images', made: 'aws ecr describe-images --repository-name NAME --filter imageStatus=ANY > images.json' },
  manifests: {
    flag: '--manifests',
    made: 'aws ecr batch-get-image --repository-name NAME --image-ids imageDigest=DIGEST > manifests.json',
  },
  inUse: { flag: '--in-use', made: 'kubectl get pods -A -o json > pods.json' },
} as const satisfies Readonly<Record<string, TextPurpose>>;

/**
 * Reads every text that the flags name, one after another.
 *
 * @throws EcrAuditError (`usage`, `file-unreadable`).
 */
export async function readSimulateTexts(flags: SimulateTextFlags, stdin: StandardInput): Promise<SimulateTexts> {
  const read = createTextReader(stdin, flags.from === '-' ? '--from' : '');
  const all = async (paths: Repeatable, purpose: TextPurpose): Promise<readonly TextFile[]> => {
    const texts: TextFile[] = [];
    for (const path of typeof paths === 'string' ? [paths] : (paths ?? [])) texts.push(await read(path, purpose));
    return texts;
  };
  const { policy, 'compare-to': compareTo } = flags;
  return {
    policy: policy === undefined || policy === 'none' ? policy : await read(policy, purposes.policy),
    compareTo:
      compareTo === undefined || compareTo === 'none' || compareTo === 'current' ? compareTo : await read(compareTo, purposes.compareTo),
    images: await all(flags.images, purposes.images),
    manifests: await all(flags.manifests, purposes.manifests),
    inUse: await all(flags['in-use'], purposes.inUse),
  };
}

/** What these texts are to a simulation. */
export function textOptions({
  policy,
  compareTo,
  images,
  inUse,
}: SimulateTexts): Pick<SimulateOptions, 'policy' | 'compareTo' | 'inUse' | 'source'> {
  return {
    inUse,
    ...(policy === undefined ? {} : { policy }),
    ...(compareTo === undefined ? {} : { compareTo }),
    ...(images.length === 0 ? {} : { source: images.map(({ name }) => name).join(', ') }),
  };
}
