import { withoutScheme } from '../../model/ecr-image-uri.js';
import { isObject } from '../../model/event-matcher.js';
import { below, hasMember, itemsOf, type JsonPlace, textOf } from '../../schema/json-place.js';
import { addContainerImage } from './container-image.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';

/** True for what `kubectl get -o json` prints: one object of Kubernetes, or a list of them. */
export function isKubernetes(place: JsonPlace): boolean {
  return hasMember(place, 'apiVersion') && hasMember(place, 'kind');
}

/**
 * Takes down the images of an object of Kubernetes, or of each in a list. Objects that run nothing name none.
 *
 * @returns What has a container that names none.
 */
export function addKubernetes(object: JsonPlace, names: ImageNames): readonly InUseGap[] {
  const objects = hasMember(object, 'items') ? itemsOf(below(object, 'items')) : [object];
  return objects.flatMap((one) => addWorkload(one, names));
}

/** Where objects have pods or the template of pods: Pod, PodTemplate, Deployment and all that are like it, CronJob. */
const podSpecs = [['spec'], ['template', 'spec'], ['spec', 'template', 'spec'], ['spec', 'jobTemplate', 'spec', 'template', 'spec']];

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const statusLists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];

function addWorkload(object: JsonPlace, names: ImageNames): readonly InUseGap[] {
  const by = nameOf(object);
  const specs = podSpecs.flatMap((keys) => podSpecAt(object, keys) ?? []);
  const gaps = specs.flatMap((spec) => addPodSpec(spec, by, names));
  const status = below(object, 'status');
  if (!isObject(status.value)) return gaps;
  for (const container of statusLists.flatMap((list) => itemsOf(below(status, list)))) addStatus(container, by, names);
  return gaps;
}

function addPodSpec(spec: JsonPlace, by: string, names: ImageNames): readonly InUseGap[] {
  const containers = containerLists.flatMap((list) => itemsOf(below(spec, list)));
  addImageVolumes(spec, by, names);
  return containers.flatMap((container) => addContainerImage(container, by, names));
}

/** An image may be mounted too, without a container that is made from it. https://kubernetes.io/docs/tasks/configure-pod-container/image-volumes/ */
function addImageVolumes(spec: JsonPlace, by: string, names: ImageNames): void {
  for (const volume of itemsOf(below(spec, 'volumes'))) names.add(textOf(below(volume, 'image', 'reference')), by);
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

/**
 * What runs: the tag that was asked for may have moved since. Where an old runtime, or a node that built the image itself, has a digest
 * alone, it is that of the configuration, which names no image of a registry.
 * https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodStatus
 */
function addStatus(container: JsonPlace, by: string, names: ImageNames): void {
  const mounts = itemsOf(below(container, 'volumeMounts')).map((mount) => below(mount, 'volumeStatus', 'image', 'imageRef'));
  for (const place of [below(container, 'image'), below(container, 'imageID'), ...mounts]) {
    const name = withoutScheme(textOf(place));
    if (name.includes('/')) names.add(name, by);
  }
}

function nameOf(object: JsonPlace): string {
  const [kind, namespace, name] = [['kind'], ['metadata', 'namespace'], ['metadata', 'name']].map((keys) => textOf(below(object, ...keys)));
  return `${kind?.toLowerCase()} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
