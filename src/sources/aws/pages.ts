import { type Read, type ReadCall, readCall } from './read-call.js';
import { faultOfAnswer, type ReadFault } from './read-fault.js';

/** One page of a list, as the call's `take` gives it. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

/** A read of one page; an undefined token asks for the first. */
export type PagedCall<Output, Item> = Omit<ReadCall<Output, Page<Item>>, 'send'> & {
  readonly send: (nextToken: string | undefined) => Promise<Output>;
};

/** The largest page that ECR gives. */
export const pageSize = 1_000;

/**
 * Reads a list page by page. A page that is not read ends it with a fault: what came before has been given, and whoever
 * takes it learns that it is not all.
 */
export async function* readPages<Output, Item>(call: PagedCall<Output, Item>): AsyncGenerator<Read<readonly Item[]>, void, undefined> {
  const seen = new Set<string>();
  let nextToken: string | undefined;
  do {
    const token = nextToken;
    const page = await readCall({ ...call, send: () => call.send(token) });
    if ('fault' in page) return yield page;
    yield { value: page.value.items };
    // Some services end a list with an empty token.
    nextToken = page.value.nextToken || undefined;
    if (nextToken !== undefined && seen.has(nextToken))
      return yield { fault: faultOfAnswer('the list never ends: a page came twice', call) };
    if (nextToken !== undefined) seen.add(nextToken);
  } while (nextToken !== undefined);
}

/** A list that was read to its end, or as far as it could be. */
export interface ReadList<Item> {
  readonly items: readonly Item[];
  /** Why the list is not whole. */
  readonly fault: ReadFault | undefined;
}

/** Gathers the pages of a list that is small enough to be held. */
export async function gatherPages<Item>(pages: AsyncIterable<Read<readonly Item[]>>): Promise<ReadList<Item>> {
  const items: Item[] = [];
  for await (const page of pages) {
    if ('fault' in page) return { items, fault: page.fault };
    for (const item of page.value) items.push(item);
  }
  return { items, fault: undefined };
}
