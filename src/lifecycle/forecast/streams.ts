import type { Image } from '../../model/image.js';
import type { LifecycleRule } from '../policy.js';
import { modelsOf } from './future-pushes.js';
import type { PushKind } from './push-kinds.js';
import type { KindRate } from './push-rates.js';
import type { Push } from './pushes.js';
import { rulesOf, type Selector } from './selector.js';
import { bytesOf } from './sizes.js';

/** Images that keep coming: a part of a push, as often as the push is repeated. */
export interface Stream {
  readonly kind: PushKind;
  readonly model: Image;
  readonly perDay: number;
  /** Of one image. */
  readonly bytes: number;
  /** The rules that select it in the standard storage class, the one that decides first. */
  readonly selectedBy: readonly LifecycleRule[];
  /** The rule that decides in the archive; null for none. */
  readonly archivedUnder: LifecycleRule | null;
  /** Digests of the models of the indexes that list it. */
  readonly indexes: readonly string[];
  /** Digest of the model of what it refers to; empty for no referrer. */
  readonly subject: string;
}

/** All that keeps coming, by the digest of the image that is its model. */
export type Streams = ReadonlyMap<string, Stream>;

/** What keeps coming, by the models that the pushes of the days to come follow. */
export function streamsOf(rates: readonly KindRate[], manifests: ReadonlyMap<string, readonly string[]>, selector: Selector): Streams {
  const streams = new Map<string, Stream>();
  for (const { kind, perDay } of rates) {
    const models = perDay > 0 ? modelsOf(kind.pushes) : [];
    for (const model of models) addStreams(streams, model, { kind, perDay: perDay / models.length }, manifests, selector);
  }
  return streams;
}

function addStreams(
  streams: Map<string, Stream>,
  { main, others }: Push,
  rate: KindRate,
  manifests: ReadonlyMap<string, readonly string[]>,
  selector: Selector,
): void {
  const parts = [main, ...others];
  const there = new Set(parts.map(({ digest }) => digest));
  const indexes = parts.filter(({ digest }) => manifests.has(digest)).map(({ digest }) => digest);
  for (const image of parts) {
    const listedBy = indexes.filter((index) => index !== image.digest && manifests.get(index)?.includes(image.digest) === true);
    streams.set(image.digest, {
      ...rate,
      model: image,
      bytes: bytesOf(image),
      selectedBy: rulesOf(selector, image, 'standard'),
      archivedUnder: rulesOf(selector, image, 'archive')[0] ?? null,
      indexes: listedBy,
      subject: there.has(image.subject) && image.subject !== image.digest ? image.subject : '',
    });
  }
}
