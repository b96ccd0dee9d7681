import { isObject } from './event-matcher.js';

/** The digests that an index lists; undefined for what is no index. https://github.com/opencontainers/image-spec/blob/main/image-index.md */
export function childrenIn(manifest: unknown): string[] | undefined {
  const listed: unknown = isObject(manifest) ? manifest['manifests'] : undefined;
  if (!Array.isArray(listed)) return undefined;
  const digests = listed.map((one: unknown) => (isObject(one) ? one['digest'] : undefined));
  return digests.every(isDigest) ? digests : undefined;
}

function isDigest(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
