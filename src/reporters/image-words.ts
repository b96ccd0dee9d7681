import { neutralise, neutraliseTo } from './neutralise.js';

/** As much of a digest as tells the images of a repository apart. */
const shortDigest = '0123456789ab'.length;
const sha256 = /sha256:([0-9a-f]{12})[0-9a-f]{52}/g;

/** A digest as container engines list it: its first twelve digits. Safe to print. */
export function shortDigestOf(digest: string): string {
  return neutraliseTo(digest.replace(/^sha256:/, '').slice(0, shortDigest), shortDigest);
}

/** What is said of images, with their digests as short as they stand beside it. Not neutralised. */
export function withShortDigests(text: string): string {
  return text.replaceAll(sha256, '$1');
}

/** As many tags as there is room for, at least the first, and how many more there are. Safe to print. */
export function tagWords(tags: readonly string[], room: number): string {
  const [first, ...others] = tags.slice(0, room).map(neutralise);
  if (first === undefined) return '(untagged)';
  const rest = (shown: number): string => (tags.length > shown ? ` +${tags.length - shown}` : '');
  let words = neutraliseTo(first, Math.max(8, room - rest(1).length));
  let shown = 1;
  for (const tag of others) {
    const longer = `${words}, ${tag}`;
    if (longer.length + rest(shown + 1).length > room) break;
    words = longer;
    shown += 1;
  }
  return `${words}${rest(shown)}`;
}
