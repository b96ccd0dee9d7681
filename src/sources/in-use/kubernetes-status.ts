import type { EcrAuditError } from '../../model/errors.js';
import { below, type JsonPlace, textOf } from '../../schema/json-place.js';

/** How much of what Kubernetes says is shown. */
const shown = 300;

/**
 * The error for what Kubernetes says in the place of pods, whose hint tells what to do about it.
 * https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export function refusalOf(status: JsonPlace): EcrAuditError {
  return status.file.refuse(status.path, `expected pods, Kubernetes answered instead: ${saidBy(status)}`, hintFor(status));
}

function saidBy(status: JsonPlace): string {
  const [said = 'no reason given'] = ['message', 'reason', 'status'].map((key) => textOf(below(status, key))).filter((text) => text !== '');
  const line = said.slice(0, shown).replace(/\s+/g, ' ');
  return said.length > shown ? `${line}…` : line;
}

function hintFor(status: JsonPlace): string {
  const code = below(status, 'code').value;
  const reason = textOf(below(status, 'reason'));
  if (code === 403 || reason === 'Forbidden') return notAllowed;
  if (code === 401 || reason === 'Unauthorized') return `log in to the cluster, then ${listPods}`;
  return `${listPods}, and read what it printed only where it succeeds`;
}

const listPods = 'kubectl get pods -A -o json';
const notAllowed =
  'the caller may not list pods: have it allowed (kubectl auth can-i list pods -A tells when it is), or list what runs otherwise, one digest or image URI a line';
