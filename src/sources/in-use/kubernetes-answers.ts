import { firstNames } from '../../model/first-names.js';
import type { JsonPlace } from '../../schema/json-place.js';
import type { ImageNames } from './image-names.js';
import type { InUseGap } from './in-use-gaps.js';
import { type KubernetesAnswer, readKubernetes } from './kubernetes-objects.js';
import { isWorkload, isWorkloadKind } from './pod-specs.js';
import { addWorkload } from './pods.js';

/** How many kinds are told. */
const named = 3;

/**
 * Takes down the images of all that a file has of Kubernetes. Beside pods, and what makes some, other objects name none.
 *
 * @returns What has a container that names none.
 * @throws EcrAuditError where there are other objects alone: the answer of another command would pass for "nothing runs".
 */
export function addKubernetes(places: readonly JsonPlace[], names: ImageNames): readonly InUseGap[] {
  const answers = places.map(readKubernetes);
  const [first] = places;
  if (first !== undefined && !answers.some(tellsOfPods)) {
    const hint = 'kubectl get pods -A -o json tells what runs';
    throw first.file.refuse(first.path, `expected pods, or what makes them, there is only ${kindsOf(answers)}`, hint);
  }
  return answers.flatMap(({ objects }) => objects.flatMap((one) => addWorkload(one, names)));
}

/** An empty list of kubectl does not say of what it is one. */
function tellsOfPods({ kind, objects }: KubernetesAnswer): boolean {
  return objects.length === 0 ? kind === 'List' || isWorkloadKind(kind.replace(/List$/, '')) : objects.some(isWorkload);
}

function kindsOf(answers: readonly KubernetesAnswer[]): string {
  const kinds = answers.flatMap(({ kind, objects }) => (objects.length === 0 ? [kind] : objects.map((one) => one.kind)));
  return firstNames([...new Set(kinds.map((kind) => (kind === '' ? 'objects without a kind' : kind)))], named);
}
