import { below, hasMember, itemsOf, type JsonPlace, misfitAt, textOf } from '../../schema/json-place.js';
import { refusalOf } from './kubernetes-status.js';

/** An object of Kubernetes, and what it is: `Pod`. Its kind is empty where neither it nor its list tells. */
export interface KubernetesObject {
  readonly kind: string;
  readonly place: JsonPlace;
}

/** An answer of Kubernetes: the kind of the whole, and the objects of a list, or what it is by itself. */
export interface KubernetesAnswer {
  readonly kind: string;
  readonly objects: readonly KubernetesObject[];
}

/** True for what `kubectl get -o json` prints: one object of Kubernetes, or a list of them. */
export function isKubernetes(place: JsonPlace): boolean {
  return hasMember(place, 'apiVersion') && hasMember(place, 'kind');
}

/**
 * Takes an answer of Kubernetes apart.
 *
 * @throws EcrAuditError for an error, and for a list that does not tell its items: neither says that nothing runs.
 */
export function readKubernetes(answer: JsonPlace): KubernetesAnswer {
  const { kind } = objectAt(answer);
  if (!isList(kind)) return { kind, objects: [{ kind, place: answer }] };
  const items = below(answer, 'items');
  if (items.value === undefined) throw misfitAt(items, 'a list');
  return { kind, objects: itemsOf(items).map((item) => itemAt(item, kind)) };
}

/** A list of one kind need not repeat it. https://kubernetes.io/docs/reference/using-api/api-concepts/#collections */
function itemAt(item: JsonPlace, kindOfList: string): KubernetesObject {
  const { kind, place } = objectAt(item);
  if (isList(kind) && hasMember(item, 'items')) throw misfitAt(item, 'one object of Kubernetes, and no list');
  return { kind: kind === '' ? kindOfList.replace(list, '') : kind, place };
}

function objectAt(place: JsonPlace): KubernetesObject {
  const kind = textOf(below(place, 'kind'));
  if (kind === 'Status') throw refusalOf(place);
  return { kind, place };
}

const list = /List$/;

function isList(kind: string): boolean {
  return list.test(kind);
}
