/** What several reasons say alike, and what each says beside it. */
interface Reasons {
  readonly common: string;
  readonly own: (reason: string) => string;
}

/** Of the same rule the same is said, up to a colon; after it, what is so of one image. */
export function commonReason(reasons: readonly string[]): Reasons {
  const [first = ''] = reasons;
  const alike = reasons.reduce(
    (shared, reason) => (reason.startsWith(shared) ? shared : shared.slice(0, sharedLength(shared, reason))),
    first,
  );
  if (reasons.every((reason) => reason.length === alike.length)) return { common: alike, own: () => '' };
  const end = alike.lastIndexOf(': ') + 1;
  return { common: alike.slice(0, Math.max(0, end - 1)), own: (reason) => reason.slice(end).trimStart() };
}

function sharedLength(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}
