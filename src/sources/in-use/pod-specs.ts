import { isObject } from '../../model/event-matcher.js';
import { below, hasMember, type JsonPlace } from '../../schema/json-place.js';
import type { KubernetesObject } from './kubernetes-objects.js';

/** What runs by itself or makes what runs. https://kubernetes.io/docs/concepts/workloads/ */
const workloads: ReadonlySet<string> = new Set([
  'Pod',
  'PodTemplate',
  'ReplicationController',
  'ReplicaSet',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
]);

/** Where objects have pods or the template of pods: Pod, PodTemplate, Deployment and all that are like it, CronJob. */
const podSpecs = [['spec'], ['template', 'spec'], ['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec']];

/** True for a kind of objects that are pods or make some, whatever stands in them. */
export function isWorkloadKind(kind: string): boolean {
  return workloads.has(kind);
}

/** True for a pod and for what makes pods, also in a way of its own. */
export function isWorkload({ kind, place }: KubernetesObject): boolean {
  return isWorkloadKind(kind) || podSpecsOf(place).length > 0;
}

/** What pods an object is or makes. */
export function podSpecsOf(object: JsonPlace): readonly JsonPlace[] {
  return podSpecs.flatMap((keys) => podSpecAt(object, keys) ?? []);
}

/** Other objects may have whatever they like where these have the pods that they make. */
function podSpecAt(object: JsonPlace, keys: readonly string[]): JsonPlace | undefined {
  let spec = object;
  for (const key of keys) {
    spec = below(spec, key);
    if (!isObject(spec.value)) return undefined;
  }
  return hasMember(spec, 'containers') ? spec : undefined;
}
