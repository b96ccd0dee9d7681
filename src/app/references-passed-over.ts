import { firstNames } from '../model/first-names.js';
import type { ImageReference } from '../model/image-reference.js';
import type { Notice } from '../model/planned-estate.js';

/** Where references may belong, of what was simulated. */
export interface PlacesMet {
  /** Those whose repository was simulated. */
  readonly ofRepository: ReadonlySet<ImageReference>;
  /** Those in whose registry something was simulated. */
  readonly ofRegistry: ReadonlySet<ImageReference>;
}

/** How many names are told. */
const named = 3;

/** What is said to run that no answer of the simulation hangs on: of other registries, and of no registry and no repository that it met. */
export function passedOver(references: readonly ImageReference[], { ofRepository, ofRegistry }: PlacesMet): readonly Notice[] {
  const foreign = references.filter((one) => !ofRegistry.has(one));
  const nameless = references.filter((one) => one.repository !== '' && registryInWords(one) === '' && !ofRepository.has(one));
  const images = foreign.map((one) => `${registryInWords(one)}/${imageInWords(one)}`);
  const unplaced = nameless.map(imageInWords);
  return [
    ...noticeOf('images of other registries of Amazon ECR', images, foreign.map(registryInWords)),
    ...noticeOf('images named without a registry, and of no repository that was simulated', unplaced, unplaced),
  ];
}

function noticeOf(what: string, images: readonly string[], names: readonly string[]): readonly Notice[] {
  if (images.length === 0) return [];
  const message = `${what}, passed over: ${new Set(images).size} (${firstNames([...new Set(names)], named)})`;
  return [{ code: 'in-use-elsewhere', message }];
}

function registryInWords({ account, region }: ImageReference): string {
  return [account, region].filter((part) => part !== '').join('/');
}

/** An image as it is named within its registry, or by its digest alone. */
export function imageInWords({ repository, tag, digest }: ImageReference): string {
  return digest === '' ? `${repository}:${tag}` : [repository, digest].filter((part) => part !== '').join('@');
}
