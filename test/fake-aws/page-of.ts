import { Refusal } from './fake-call.js';

/** How a service gives a list in pages. */
export interface Paging {
  readonly usual: number;
  readonly most: number;
  /** What it answers to a page size or a token that it does not take. */
  readonly refusal: string;
}

interface Asked {
  readonly size: number | undefined;
  readonly token: string | undefined;
}

/**
 * Cuts the page that was asked for out of a list. The token is opaque to clients; it holds the place to go on from.
 *
 * @throws Refusal for a size out of bounds, and for a token that this list did not give.
 */
export function pageOf<T>(list: readonly T[], { size, token }: Asked, { usual, most, refusal }: Paging): Page<T> {
  const length = size ?? usual;
  if (length < 1 || length > most) throw new Refusal(refusal, `maxResults must be between 1 and ${most}`);
  const from = token === undefined ? 0 : placeOf(token);
  if (from === undefined || from > list.length) throw new Refusal(refusal, 'the token is not valid');
  const next = from + length;
  return { items: list.slice(from, next), nextToken: next < list.length ? tokenOf(next) : undefined };
}

export interface Page<T> {
  readonly items: T[];
  readonly nextToken: string | undefined;
}

const tokenOf = (place: number) => Buffer.from(`place:${place}`).toString('base64url');

function placeOf(token: string): number | undefined {
  const place = /^place:(\d+)$/.exec(Buffer.from(token, 'base64url').toString())?.[1];
  return place === undefined ? undefined : Number(place);
}

/** ECR and ECR Public: 100 where nothing is asked for, 1,000 at most. */
export const ecrPaging: Paging = { usual: 100, most: 1_000, refusal: 'InvalidParameterException' };
