import { memberOf } from './json-shape.js';
import type { Json, PlanChange } from './plan-document.js';

/** Where a thing lies; what the plan does not show is undefined. */
export interface Whereabouts {
  readonly account: string | undefined;
  readonly region: string | undefined;
}

const nowhere: Whereabouts = { account: undefined, region: undefined };
const arnOf = /^arn:[^:]+:[^:]*:([a-z0-9-]*):(\d{12}):/u;
const accountOf = /^\d{12}$/u;
const regionOf = /^[a-z]{2,4}(?:-[a-z]+)+-\d+$/u;

/** What an existing resource tells of itself: its ARN, its registry id, and its `region` from AWS provider 6 on. */
export function whereaboutsOf(change: PlanChange): Whereabouts {
  const after = whereaboutsIn(change.after);
  const before = whereaboutsIn(change.before);
  return {
    account: after.account ?? before.account,
    region: ownRegionOf(change) ?? after.region ?? before.region,
  };
}

function whereaboutsIn(side: Json | undefined): Whereabouts {
  const arn = whereaboutsOfArn(memberOf(side, 'arn'));
  const id = arn.account === undefined ? whereaboutsOfArn(memberOf(side, 'id')) : arn;
  return { account: id.account ?? accountIn(memberOf(side, 'registry_id')), region: arn.region ?? id.region };
}

/** `region` of the resource itself, which AWS provider 6 writes on every one. */
export function ownRegionOf(change: PlanChange): string | undefined {
  return regionIn(memberOf(change.after, 'region')) ?? regionIn(memberOf(change.before, 'region'));
}

/** Account and region in an ARN. IAM's ARNs have no region. */
export function whereaboutsOfArn(arn: Json | undefined): Whereabouts {
  if (typeof arn !== 'string') return nowhere;
  const [, region, account] = arnOf.exec(arn) ?? [];
  return { account, region: region === '' ? undefined : region };
}

/** The value, if it is an account id. */
export function accountIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' && accountOf.test(value) ? value : undefined;
}

/** The value, if it looks like a region: an expression may show no more than a variable that a region is made from. */
export function regionIn(value: Json | undefined): string | undefined {
  return typeof value === 'string' && regionOf.test(value) ? value : undefined;
}
