import { decode, decodeChunks, detectEncoding } from '../../model/decode-text.js';
import type { EcrAuditError } from '../../model/errors.js';
import type { Json, PlanDocument } from './plan-document.js';
import { checkPlan } from './read-plan-check.js';
import { gatherBytes, headLength } from './read-plan-gather.js';
import { prune } from './read-plan-prune.js';
import { refuseBinary, refuseEmpty, refuseMalformed, refuseOther, refuseText } from './read-plan-refuse.js';
import { isJsonObject, planShape } from './read-plan-shape.js';
import type { Streamed } from './read-plan-stream.js';

/** Above this many bytes a plan is read as a stream: no string holds more than 537 million characters, and its value needs room too. */
const wholePlanLimit = 400 * 2 ** 20;

/**
 * Reads `terraform show -json`, checks it and keeps what is used of it.
 *
 * @param bytes - The input as it comes; UTF-8 or UTF-16.
 * @param source - What to call the input in an error: a path, or "standard input".
 * @throws EcrAuditError that says what the input is instead of a plan, and what to type. Values are never quoted.
 */
export async function readPlan(
  bytes: AsyncIterable<Uint8Array> | Uint8Array,
  source: string,
  options: { readonly streamAbove?: number } = {},
): Promise<PlanDocument> {
  const input = await gatherBytes(bytes, options.streamAbove ?? wholePlanLimit);
  const refusal = refuseBinary(input.head, source);
  if (refusal !== undefined) throw refusal;
  const root = input.whole === undefined ? await readChunks(input, source) : await readWhole(input.whole, source);
  return toDocument(root, source);
}

async function readWhole(bytes: Uint8Array, source: string): Promise<Json> {
  const text = decode(bytes);
  const parsed = parse(text);
  if (parsed !== undefined) return prune(parsed, planShape) ?? null;
  // JSON.parse does not say where it stopped, or quotes the text: read again, for the place or in spite of a wrapper's lines.
  const { piecesOf, streamPlan } = await streaming();
  return rootOf(await streamPlan(piecesOf(text)), text.slice(0, headLength), source);
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Most plans never need it. */
const streaming = () => import('./read-plan-stream.js');

async function readChunks(input: { readonly head: Uint8Array; readonly chunks: AsyncIterable<Uint8Array> }, source: string): Promise<Json> {
  const { streamPlan } = await streaming();
  return rootOf(await streamPlan(decodeChunks(input.chunks, detectEncoding(input.head))), decode(input.head), source);
}

function rootOf(streamed: Streamed, head: string, source: string): Json {
  if ('root' in streamed) return streamed.root;
  throw streamed.fault.atEnd && head.trim() === '' ? refuseEmpty(source) : refuseText(head, streamed.fault, source);
}

function toDocument(root: Json, source: string): PlanDocument {
  if (!isJsonObject(root)) throw refuseMalformed('', 'an object', source);
  const refusal: EcrAuditError | undefined = refuseOther(root, source);
  if (refusal !== undefined) throw refusal;
  const checked = checkPlan(root);
  if ('pointer' in checked) throw refuseMalformed(checked.pointer, checked.expected, source);
  return checked;
}
