import type { ConfigurationIndex } from './configuration-index.js';
import type { DataResource } from './data-resources.js';
import { isObject, memberOf } from './json-shape.js';
import type { ModuleTree } from './module-instances.js';
import type { PlanChange, PlanResourceChange, PlanStateResource } from './plan-document.js';
import { providerKeyOf } from './provider-scope.js';
import { accountIn, regionIn, type Whereabouts, whereaboutsOf } from './resource-identity.js';

/** What existing resources and data sources tell of their providers, by provider key. */
export type LearntWhereabouts = ReadonlyMap<string, Whereabouts>;

/** Collects account and region of each provider: the caller's identity first, then ARNs and registry ids. */
export function learnWhereabouts(
  entries: readonly PlanResourceChange[],
  data: readonly DataResource[],
  tree: ModuleTree,
  configuration: ConfigurationIndex,
): LearntWhereabouts {
  const learnt = new Map<string, Whereabouts>();
  for (const { path, resource } of data) {
    learn(learnt, providerKeyOf(path, `data.${resource.type}.${resource.name}`, configuration), whereaboutsOfData(resource));
  }
  for (const entry of entries) {
    // The ARN of an event target is that of something else, maybe in another account.
    if (entry.type === 'aws_cloudwatch_event_target' || !saysWhere(entry.change)) continue;
    const { path } = tree.moduleOf(entry);
    const definition = configuration.get(path)?.resources.get(`${entry.type}.${entry.name}`);
    const key = definition?.provider_config_key;
    if (key === undefined || isComplete(learnt.get(key))) continue;
    const { account, region } = whereaboutsOf(entry.change);
    // A resource with a region of its own says nothing of the provider's.
    const hasRegion = memberOf(definition?.expressions, 'region') !== undefined;
    learn(learnt, key, { account, region: hasRegion ? undefined : region });
  }
  return learnt;
}

function whereaboutsOfData({ type, values }: PlanStateResource): Whereabouts {
  switch (type) {
    case 'aws_caller_identity':
      return { account: accountIn(memberOf(values, 'account_id')), region: undefined };
    case 'aws_region':
      return { account: undefined, region: regionIn(memberOf(values, 'region') ?? memberOf(values, 'name') ?? memberOf(values, 'id')) };
    default:
      return { account: undefined, region: undefined };
  }
}

function learn(learnt: Map<string, Whereabouts>, key: string | undefined, news: Whereabouts): void {
  if (key === undefined) return;
  const known = learnt.get(key);
  learnt.set(key, { account: known?.account ?? news.account, region: known?.region ?? news.region });
}

function saysWhere({ before, after }: PlanChange): boolean {
  return isObject(before) || memberOf(after, 'arn') !== undefined || memberOf(after, 'region') !== undefined;
}

function isComplete(known: Whereabouts | undefined): boolean {
  return known?.account !== undefined && known.region !== undefined;
}
