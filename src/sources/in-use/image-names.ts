import { type EcrImageName, hostOf, isImageDigest, isOnEcr, parseEcrImageUri, parseHostlessName } from '../../model/ecr-image-uri.js';
import type { ImageReference } from '../../model/image-reference.js';

/** Takes down the names of images that something runs. */
export interface ImageNames {
  /**
   * Adds an image as what runs it names it; nothing for an empty name. `by` is what runs it. Without a registry it is Docker Hub's, but
   * for a runtime that is set up otherwise.
   */
  readonly add: (name: string, by: string) => void;
  /** Adds an image as a list of images in use names it: without a registry it is the repository of that name, wherever it is. */
  readonly addListed: (name: string, by: string) => void;
  /** What was added that is on Amazon ECR or may be, each image once. */
  readonly references: () => readonly ImageReference[];
  /** Names in other registries, each once. */
  readonly elsewhere: () => readonly string[];
  /** Names that no image on Amazon ECR can have. */
  readonly odd: () => readonly string[];
}

type NamedImage = Omit<ImageReference, 'by'>;

interface Named {
  readonly image: NamedImage;
  readonly by: Set<string>;
}

/** Starts without any. */
export function createImageNames(): ImageNames {
  const named = new Map<string, Named>();
  const elsewhere = new Set<string>();
  const odd = new Set<string>();
  const addAs = (name: string, by: string, ofHostless: Pick<ImageReference, 'mayBeElsewhere'>): void => {
    if (name === '') return;
    const image = readImageName(name, ofHostless);
    if (image !== null) addTo(named, image, by);
    else (isOnEcr(name) || hostOf(name) === '' ? odd : elsewhere).add(name);
  };
  return {
    add: (name, by) => addAs(name, by, { mayBeElsewhere: true }),
    addListed: (name, by) => addAs(name, by, {}),
    references: () => [...named.values()].map(({ image, by }) => ({ ...image, by: inWords(by) })),
    elsewhere: () => [...elsewhere],
    odd: () => [...odd],
  };
}

/**
 * An image that is on Amazon ECR or may be, or one of which only the digest is known; null for one of another registry, and for what is
 * no name. Without a tag and a digest it is the tag `latest`, as everywhere where images are pulled.
 * https://kubernetes.io/docs/concepts/containers/images/#image-names
 */
function readImageName(name: string, ofHostless: Pick<ImageReference, 'mayBeElsewhere'>): NamedImage | null {
  if (isBareDigest(name)) return { account: '', region: '', repository: '', tag: '', digest: name };
  const onEcr = parseEcrImageUri(name);
  if (onEcr !== null) return withTag(onEcr);
  const hostless = parseHostlessName(name);
  return hostless === null ? null : { ...withTag(hostless), ...ofHostless };
}

function withTag(image: EcrImageName): EcrImageName {
  return image.tag === '' && image.digest === '' ? { ...image, tag: 'latest' } : image;
}

/** Where no `@` tells what it is, only the name of the algorithm does: `api:` may precede a commit, which is a tag. */
export function isBareDigest(name: string): boolean {
  return /^sha\d{3}:/.test(name) && isImageDigest(name);
}

function addTo(named: Map<string, Named>, image: NamedImage, by: string): void {
  const { account, region, repository, tag, digest, mayBeElsewhere = false } = image;
  const key = `${account}/${region}/${repository}:${tag}@${digest} ${mayBeElsewhere}`;
  const one = named.get(key) ?? { image, by: new Set() };
  named.set(key, one);
  one.by.add(by);
}

function inWords(by: ReadonlySet<string>): string {
  const [first = ''] = by;
  return by.size < 2 ? first : `${first} and ${by.size - 1} more`;
}
