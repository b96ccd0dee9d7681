/** What several reasons say alike, and what each says beside it. */
interface Reasons {
  readonly common: string;
  readonly own: (reason: string) => string;
}

/** A hundred thousand reasons need not all be compared to tell what they have in common. */
const compared = 1_000;

/** Of the same rule the same is said, up to a colon; after it, what is so of one image. */
export function commonReason(reasons: readonly string[]): Reasons {
  const [first = ''] = reasons;
  const alike = reasons.slice(0, compared).reduce(shorten, first);
  const isAll = reasons.every((reason) => reason.length === alike.length) && reasons.every((reason) => reason === alike);
  if (isAll) return { common: alike, own: () => '' };
  const end = alike.lastIndexOf(': ') + 1;
  return { common: alike.slice(0, Math.max(0, end - 1)), own: (reason) => reason.slice(end).trimStart() };
}

function shorten(shared: string, reason: string): string {
  return reason.startsWith(shared) ? shared : shared.slice(0, sharedLength(shared, reason));
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
