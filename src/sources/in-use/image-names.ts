import { type EcrImageName, isImageDigest, isOnEcr, parseEcrImageUri } from '../../model/ecr-image-uri.js';
import type { ImageReference } from '../../model/image-reference.js';

/** Takes down the names of images that something runs. */
export interface ImageNames {
  /** Adds an image as it is named; nothing for an empty name. `by` is what runs it. */
  readonly add: (name: string, by: string) => void;
  /** What was added of Amazon ECR, each image once. */
  readonly references: () => readonly ImageReference[];
  /** How many names of other registries there were, each once. */
  readonly elsewhere: () => number;
  /** Names on Amazon ECR that no image can have. */
  readonly odd: () => readonly string[];
}

interface Named {
  readonly image: EcrImageName;
  readonly by: Set<string>;
}

/** Starts without any. */
export function createImageNames(): ImageNames {
  const named = new Map<string, Named>();
  const elsewhere = new Set<string>();
  const odd = new Set<string>();
  return {
    add: (name, by) => {
      const image = readImageName(name);
      if (name === '') return;
      if (image !== null) addTo(named, image, by);
      else (isOnEcr(name) ? odd : elsewhere).add(name);
    },
    references: () => [...named.values()].map(({ image, by }) => ({ ...image, by: inWords(by) })),
    elsewhere: () => elsewhere.size,
    odd: () => [...odd],
  };
}

/**
 * An image of Amazon ECR, or one of which only the digest is known; null for one of another registry, and for what is no name. Without a
 * tag and a digest it is the tag `latest`, as everywhere where images are pulled.
 * https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
export function readImageName(name: string): EcrImageName | null {
  if (isBareDigest(name)) return { account: '', region: '', repository: '', tag: '', digest: name };
  const image = parseEcrImageUri(name);
  return image?.tag === '' && image.digest === '' ? { ...image, tag: 'latest' } : image;
}

/** Where no `@` tells what it is, only the name of the algorithm does: `api:` may precede a commit, which is a tag. */
export function isBareDigest(name: string): boolean {
  return /^sha\d{3}:/.test(name) && isImageDigest(name);
}

function addTo(named: Map<string, Named>, image: EcrImageName, by: string): void {
  const { account, region, repository, tag, digest } = image;
  const key = `${account}/${region}/${repository}:${tag}@${digest}`;
  const one = named.get(key) ?? { image, by: new Set() };
  named.set(key, one);
  one.by.add(by);
}

function inWords(by: ReadonlySet<string>): string {
  const [first = ''] = by;
  return by.size < 2 ? first : `${first} and ${by.size - 1} more`;
}
