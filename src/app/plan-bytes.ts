import { EcrAuditError } from '../model/errors.js';

/**
 * A plan as the bytes that are read.
 *
 * @throws EcrAuditError (`usage`) for what a caller without types may pass: a plan that is parsed already, or nothing.
 */
export function planBytes(plan: string | Uint8Array | AsyncIterable<Uint8Array>): Uint8Array | AsyncIterable<Uint8Array> {
  if (typeof plan === 'string') return new TextEncoder().encode(plan);
  if (ArrayBuffer.isView(plan) || Symbol.asyncIterator in Object(plan)) return plan;
  const given: unknown = plan;
  const what = Array.isArray(given) ? 'a list' : given === null ? 'null' : typeof given === 'object' ? 'an object' : typeof given;
  throw new EcrAuditError('usage', `judgePlan takes the text of a plan, its bytes or a stream of them, not ${what}`, {
    hint: 'pass what terraform show -json printed as it is, without JSON.parse',
  });
}
