import { withoutScheme } from '../../model/ecr-image-uri.js';
import { isObject } from '../../model/event-matcher.js';
import { below, itemsOf, type JsonPlace, textOf } from '../../schema/json-place.js';
import { addContainerImage } from './container-image.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';
import type { KubernetesObject } from './kubernetes-objects.js';
import { isWorkloadKind, podSpecsOf } from './pod-specs.js';

/** https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/ */
const containerLists = ['containers', 'initContainers', 'ephemeralContainers'];
const statusLists = ['containerStatuses', 'initContainerStatuses', 'ephemeralContainerStatuses'];

/**
 * Takes down the images of a pod, or of what makes pods. Other objects name none.
 *
 * @returns What has a container that names none, or ought to have one.
 */
export function addWorkload({ kind, place }: KubernetesObject, names: ImageNames): readonly InUseGap[] {
  const by = nameOf(kind, place);
  const specs = podSpecsOf(place);
  const containers = specs.flatMap((spec) => containerLists.flatMap((list) => itemsOf(below(spec, list))));
  const gaps = containers.flatMap((container) => addContainerImage(container, by, names));
  for (const spec of specs) addImageVolumes(spec, by, names);
  const statuses = statusesOf(place);
  for (const status of statuses) addStatus(status, by, names);
  const isBare = containers.length === 0 && statuses.length === 0 && (specs.length > 0 || isWorkloadKind(kind));
  return isBare ? [{ kind: 'no-image', name: by }] : gaps;
}

/** An image may be mounted too, without a container that is made from it. https://kubernetes.io/docs/tasks/configure-pod-container/image-volumes/ */
function addImageVolumes(spec: JsonPlace, by: string, names: ImageNames): void {
  for (const volume of itemsOf(below(spec, 'volumes'))) names.add(textOf(below(volume, 'image', 'reference')), by);
}

function statusesOf(object: JsonPlace): readonly JsonPlace[] {
  const status = below(object, 'status');
  return isObject(status.value) ? statusLists.flatMap((list) => itemsOf(below(status, list))) : [];
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

function nameOf(kind: string, object: JsonPlace): string {
  const [namespace, name] = ['namespace', 'name'].map((key) => textOf(below(object, 'metadata', key)));
  return `${kind.toLowerCase()} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}
