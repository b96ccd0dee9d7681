import fc from 'fast-check';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { tags } from '../policy-arbitrary.js';
import { daysAgo, imageOf } from './repository-fixture.js';

/** Days of which several images have the same, on the limits of the rules and to either side of them. */
const whole = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 41 }), fc.constantFrom(89, 90, 91, 400));
const around = fc.constantFrom(0, 0, 0, 1, -1, 3_600_000, -3_600_000);
export const days = fc.tuple(whole, around).map(([number, beside]) => Math.max(0, number + beside / 86_400_000));
const sometime = fc.option(days, { freq: 2, nil: undefined });
/** What an image points to, as a place among the images; beyond their number: what is not there. */
const pointer = fc.nat({ max: 30 });

const draft = fc.record({
  name: fc.nat({ max: 9_999 }),
  tags: fc.oneof(
    tags,
    tags.map((all) => all.map((tag) => tag.replace('a', 'A'))),
    fc.constant<string[]>([]),
  ),
  pushed: days,
  pulled: sometime,
  archived: sometime,
  activated: fc.option(days, { freq: 4, nil: undefined }),
  status: fc.constantFrom('ACTIVE', 'ACTIVE', 'ACTIVE', 'ARCHIVED', 'ACTIVATING', 'FROZEN'),
  subject: fc.option(pointer, { freq: 3, nil: undefined }),
  children: fc.option(fc.array(pointer, { maxLength: 4 }), { freq: 2, nil: undefined }),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** Images of every kind, tied to each other in every way, those included that no registry would hold: circles, and what lists itself. */
export const repository: fc.Arbitrary<SimulatedRepository> = fc
  .uniqueArray(draft, { selector: ({ name }) => name, maxLength: 16 })
  .map((drafts) => {
    const digestAt = (place: number): string => digestOf(drafts[place]?.name ?? -place);
    return {
      images: drafts.map((one) => made(one, digestAt)),
      indexes: drafts.flatMap(({ name, children }) =>
        children === undefined ? [] : [{ digest: digestOf(name), children: children.map(digestAt) }],
      ),
      complete: true,
    };
  });

/** The same without what ties images to each other. */
export const looseRepository: fc.Arbitrary<SimulatedRepository> = repository.map(({ images }) => ({
  images: images.map((image) => ({ ...image, subject: '' })),
  indexes: [],
  complete: true,
}));

function digestOf(name: number): string {
  return `sha256:${name}`;
}

function made(one: Draft, digestAt: (place: number) => string): Image {
  const { pulled, archived, activated } = one;
  return imageOf(digestOf(one.name), {
    tags: one.tags,
    status: one.status,
    pushedAt: daysAgo(one.pushed),
    ...(pulled === undefined ? {} : { lastPulledAt: daysAgo(pulled) }),
    ...(archived === undefined ? {} : { lastArchivedAt: daysAgo(archived) }),
    ...(activated === undefined ? {} : { lastActivatedAt: daysAgo(activated) }),
    ...(one.subject === undefined ? {} : { subject: digestAt(one.subject) }),
    ...(one.children === undefined ? {} : { mediaType: 'application/vnd.oci.image.index.v1+json' }),
  });
}

/** An image by itself, younger than all others, of a name that none of them has. */
export const youngImage: fc.Arbitrary<Image> = fc
  .tuple(tags, fc.constantFrom('ACTIVE', 'ARCHIVED'))
  .map(([own, status]) => imageOf(digestOf(10_000), { tags: own, status, pushedAt: daysAgo(-1 / 24) }));
