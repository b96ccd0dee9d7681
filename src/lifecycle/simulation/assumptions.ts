/**
 * What Amazon ECR does not document, each with what is assumed of it. The first value is the default; what another would change is told
 * with the result.
 */
export const assumptionValues = {
  /**
   * Whether the children of an index take places in a count. AWS's own sample of a PolicyExecutionEvent marks one.
   * https://docs.aws.amazon.com/AmazonECR/latest/userguide/logging-using-cloudtrail.html
   */
  'index-children': ['counted', 'not-counted'],
  /** Whether a signature or an SBOM whose subject is there can be selected by a rule, or only goes with its subject. */
  referrers: ['with-subject', 'like-any-image'],
  /** Which of two images of the same push time counts as the newer one. */
  ties: ['lower-digest-newer', 'higher-digest-newer'],
  /** The storage class of an image that is being restored. */
  activating: ['standard', 'archive', 'neither'],
  /** Whether an index that goes in a run still keeps its children from going in the same run. */
  'leaving-index': ['holds-children', 'frees-children'],
  /** Whether an age is the time that has passed, or the number of days between two dates in UTC. */
  age: ['time-passed', 'calendar-days'],
  /** Whether `prod*` selects `Prod-1`. */
  'tag-case': ['sensitive', 'insensitive'],
} as const satisfies Readonly<Record<string, readonly [string, string, ...string[]]>>;

export type AssumptionName = keyof typeof assumptionValues;

/** True for the name of an assumption. */
export function isAssumptionName(name: string): name is AssumptionName {
  return Object.hasOwn(assumptionValues, name);
}

export const assumptionNames: readonly AssumptionName[] = Object.keys(assumptionValues).filter(isAssumptionName);

/** What is assumed where Amazon ECR's behaviour is not documented. */
export type Assumptions = { readonly [N in AssumptionName]: (typeof assumptionValues)[N][number] };

export const defaultAssumptions: Assumptions = {
  'index-children': 'counted',
  referrers: 'with-subject',
  ties: 'lower-digest-newer',
  activating: 'standard',
  'leaving-index': 'holds-children',
  age: 'time-passed',
  'tag-case': 'sensitive',
};

/** The assumption that a name and a value stand for; undefined where the value is none of it. */
export function assumption(name: AssumptionName, value: string): Partial<Assumptions> | undefined {
  const known = assumptionValues[name].find((one) => one === value);
  return known === undefined ? undefined : { [name]: known };
}
