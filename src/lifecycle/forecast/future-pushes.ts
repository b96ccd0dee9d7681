import type { Image, IndexManifest } from '../../model/image.js';
import { day } from '../../model/instant.js';
import type { KindRate } from './push-rates.js';
import type { Push } from './pushes.js';

/** What is pushed on one day to come. */
export interface DayOfPushes {
  readonly images: readonly Image[];
  readonly indexes: readonly IndexManifest[];
}

/** So many of the youngest pushes of a kind stand for those to come. */
export const mostModels = 20;

/**
 * The pushes of the days to come, the first of them day 1: each kind at its rate, evenly over time, like its youngest pushes in turn. Their
 * digests are none that a registry gives.
 *
 * @param now - Milliseconds since 1970, UTC: the end of day 0.
 * @param manifests - What each index lists, by its digest.
 */
export function futurePushes(
  rates: readonly KindRate[],
  manifests: ReadonlyMap<string, readonly string[]>,
  { now, days }: { readonly now: number; readonly days: number },
): readonly DayOfPushes[] {
  const kinds = rates.map(({ kind, perDay }, at) => ({
    perDay,
    // So that kinds of the same rate are not pushed at the same instants.
    phase: (at + 0.5) / rates.length,
    models: modelsOf(kind.pushes),
    name: `forecast:${at}`,
  }));
  return Array.from({ length: days }, (_, before) => {
    const pushed = kinds.flatMap(({ perDay, phase, models, name }) => {
      const first = Math.floor(before * perDay + phase);
      const count = Math.floor((before + 1) * perDay + phase) - first;
      return Array.from({ length: count }, (_push, at) => {
        const number = first + at;
        return replay(models[number % models.length], manifests, `${name}.${number}`, now + ((number + 1 - phase) / perDay) * day);
      });
    });
    return { images: pushed.flatMap(({ images }) => images), indexes: pushed.flatMap(({ indexes }) => indexes) };
  });
}

/** The youngest pushes of a kind, the oldest of them first. */
export function modelsOf(pushes: readonly Push[]): readonly Push[] {
  return pushes.slice(0, mostModels).reverse();
}

/** A client pushes children right before their index; what refers to an image comes with it here, whenever it came. */
const earliest = -60_000;

function replay(model: Push | undefined, manifests: ReadonlyMap<string, readonly string[]>, name: string, at: number): DayOfPushes {
  if (model === undefined) return { images: [], indexes: [] };
  const parts = [model.main, ...model.others];
  const digests = new Map(parts.map(({ digest }, place) => [digest, `${name}.${place}`]));
  const images = parts.map((part) => {
    const offset = Date.parse(part.pushedAt) - model.at || 0;
    return anew(part, digests, at + Math.min(0, Math.max(earliest, offset)));
  });
  const indexes = parts.flatMap(({ digest }): readonly IndexManifest[] => {
    const children = (manifests.get(digest) ?? []).flatMap((child) => digests.get(child) ?? []);
    return children.length === 0 ? [] : [{ digest: digests.get(digest) ?? '', children }];
  });
  return { images, indexes };
}

function anew(image: Image, digests: ReadonlyMap<string, string>, at: number): Image {
  return {
    ...image,
    digest: digests.get(image.digest) ?? '',
    subject: digests.get(image.subject) ?? image.subject,
    pushedAt: new Date(at).toISOString(),
    status: 'ACTIVE',
    lastPulledAt: '',
    lastArchivedAt: '',
    lastActivatedAt: '',
  };
}
