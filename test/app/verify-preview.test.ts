import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verification } from '../../src/app/verify-preview.js';
import type { Simulation } from '../../src/lifecycle/simulation/fate.js';
import { simulate } from '../../src/lifecycle/simulation/simulate.js';
import type { Image, LifecyclePreview, PreviewedImage } from '../../src/model/image.js';
import { unknown } from '../../src/model/unknown.js';
import { any, archive, keep, patterns, policyOf, pushed, rule, textOf, untagged } from '../lifecycle/policy-fixture.js';
import { daysAgo, imageOf, now, repositoryOf } from '../lifecycle/simulation/repository-fixture.js';

const rules = [rule(1, untagged, pushed(7)), rule(2, patterns('old*'), pushed(30), archive), rule(3, any, keep(2))];
const policyText = textOf(...rules);

const images: readonly Image[] = [
  imageOf('sha256:loose', { pushedAt: daysAgo(9) }),
  imageOf('sha256:fresh', { pushedAt: daysAgo(1) }),
  imageOf('sha256:archived', { tags: ['old-1'], pushedAt: daysAgo(40) }),
  imageOf('sha256:third', { tags: ['v1'], pushedAt: daysAgo(20) }),
  imageOf('sha256:second', { tags: ['v2'], pushedAt: daysAgo(0.5) }),
];

const run = (children: Readonly<Record<string, readonly string[]>> = {}, more: readonly Image[] = []): Simulation =>
  simulate(policyOf(...rules), repositoryOf([...images, ...more], children), { now });

const previewed = (digest: string, rulePriority: number, action: PreviewedImage['action'] = 'expire'): PreviewedImage => ({
  digest,
  tags: [],
  action,
  rulePriority,
  storageClass: 'STANDARD',
});

const preview = (...listed: readonly PreviewedImage[]): LifecyclePreview => ({ policyText, images: [...listed] });
const same = [previewed('sha256:loose', 1), previewed('sha256:archived', 2, 'transition'), previewed('sha256:third', 3)];

describe('a simulation and the preview of AWS', () => {
  it('agree on the images that both list with the same action and rule', () => {
    expect(verification(run(), preview(...same))).toEqual({ status: 'agrees', why: '', agreed: 3, differences: [] });
  });

  it.each<readonly [string, readonly PreviewedImage[], object]>([
    [
      'an image that only the simulation lists',
      same.slice(1),
      {
        imageDigest: 'sha256:loose',
        imageTags: [],
        simulated: { action: 'expire', rulePriority: 1 },
        previewed: { action: 'keep', rulePriority: 0 },
      },
    ],
    [
      'an image that only the preview lists',
      [...same, previewed('sha256:second', 3)],
      {
        imageDigest: 'sha256:second',
        imageTags: ['v2'],
        simulated: { action: 'keep', rulePriority: 3 },
        previewed: { action: 'expire', rulePriority: 3 },
      },
    ],
    [
      'an image that another rule takes',
      [...same.slice(0, 2), previewed('sha256:third', 1)],
      { simulated: { action: 'expire', rulePriority: 3 }, previewed: { action: 'expire', rulePriority: 1 } },
    ],
    [
      'an image with which something else is done',
      [same[0], previewed('sha256:archived', 2), same[2]].flatMap((one) => one ?? []),
      { simulated: { action: 'archive', rulePriority: 2 }, previewed: { action: 'expire', rulePriority: 2 } },
    ],
    [
      'an image that was not there when the images were listed',
      [...same, { ...previewed('sha256:new', 3), tags: ['v3'] }],
      {
        imageDigest: 'sha256:new',
        imageTags: ['v3'],
        simulated: { action: 'keep', rulePriority: 0 },
        previewed: { action: 'expire', rulePriority: 3 },
      },
    ],
  ])('differ on %s', (_, listed, difference) => {
    const verified = verification(run(), preview(...listed));
    expect(verified).toMatchObject({ status: 'differs', why: '', differences: [difference] });
    expect(verified.agreed).toBe(listed.length - (listed.length < same.length ? 0 : 1));
  });

  it('do not differ on an image that the service fails to delete, which the preview leaves out', () => {
    const index = imageOf('sha256:index', { tags: ['v9'], pushedAt: daysAgo(0.1) });
    const held = run({ 'sha256:index': ['sha256:loose'] }, [index]);
    expect(held.fates.find(({ image }) => image.digest === 'sha256:loose')?.outcome.kind).toBe('held');
    const without = [...same.slice(1), previewed('sha256:second', 3)].filter(({ digest }) => isTaken(held, digest));
    expect(verification(held, preview(...without))).toMatchObject({ status: 'agrees', differences: [] });
  });

  it('differ on such an image where the preview lists it all the same', () => {
    const index = imageOf('sha256:index', { tags: ['v9'], pushedAt: daysAgo(0.1) });
    const held = run({ 'sha256:index': ['sha256:loose'] }, [index]);
    const listed = previewsOf(held);
    expect(verification(held, preview(...listed, previewed('sha256:loose', 1)))).toMatchObject({
      status: 'differs',
      differences: [{ imageDigest: 'sha256:loose', simulated: { action: 'keep' }, previewed: { action: 'expire', rulePriority: 1 } }],
    });
  });

  it('do not differ on what goes with its subject, which the preview leaves out', () => {
    const signature = imageOf('sha256:signature', { subject: 'sha256:loose', pushedAt: daysAgo(9) });
    const signed = run({}, [signature]);
    expect(signed.fates.find(({ image }) => image.digest === 'sha256:signature')?.outcome).toMatchObject({
      kind: 'follows',
      action: 'expire',
    });
    expect(verification(signed, preview(...previewsOf(signed)))).toMatchObject({ status: 'agrees', differences: [] });
    expect(verification(signed, preview(...previewsOf(signed), previewed('sha256:signature', 1)))).toMatchObject({
      status: 'differs',
      differences: [{ imageDigest: 'sha256:signature', simulated: { action: 'expire', rulePriority: 0 } }],
    });
  });

  it('agree on an image once, however often the preview lists it', () => {
    expect(verification(run(), preview(...same, ...same))).toMatchObject({ status: 'agrees', agreed: 3 });
  });

  it('agree where neither does anything', () => {
    const nothing = simulate({ rules: [] }, repositoryOf(images), { now });
    expect(verification(nothing, { policyText: '', images: [] })).toEqual({ status: 'agrees', why: '', agreed: 0, differences: [] });
  });

  it('agree on whatever the simulation itself takes, and differ by whatever is missing', () => {
    fc.assert(
      fc.property(fc.array(fc.record({ age: fc.integer({ min: 0, max: 60 }), tag: fc.constantFrom('', 'v1', 'old-2') })), (made) => {
        const all = made.map(({ age, tag }, number) =>
          imageOf(`sha256:${number}`, { tags: tag === '' ? [] : [tag], pushedAt: daysAgo(age + 0.5) }),
        );
        const simulated = simulate(policyOf(...rules), repositoryOf(all), { now });
        const listed = previewsOf(simulated);
        expect(verification(simulated, preview(...listed))).toMatchObject({ status: 'agrees', agreed: listed.length });
        expect(verification(simulated, preview()).differences).toHaveLength(listed.length);
      }),
    );
  });
});

describe('a simulation is not verified', () => {
  it('by a preview that could not be read', () => {
    expect(verification(run(), unknown('not-read', 'preview of api: access denied'))).toEqual({
      status: 'not-verified',
      why: 'preview of api: access denied',
      agreed: 0,
      differences: [],
    });
  });

  it.each([
    ['of another policy', textOf(rule(1, untagged, pushed(8)))],
    ['of none', ''],
    ['of what nobody can read', '{"rules": ['],
  ])('by a preview %s', (_, text) => {
    expect(verification(run(), { policyText: text, images: [...same] })).toMatchObject({
      status: 'not-verified',
      why: expect.stringContaining('another policy'),
      differences: [],
    });
  });

  it.each([
    ['without its spaces', JSON.stringify(JSON.parse(policyText))],
    ['with its rules in another order', textOf(...[...rules].reverse())],
  ])('but is by one of the same policy %s', (_, text) => {
    expect(verification(run(), { policyText: text, images: [...same] })).toMatchObject({ status: 'agrees', agreed: 3 });
  });
});

function isTaken({ fates }: Simulation, digest: string): boolean {
  return fates.some(({ image, outcome }) => image.digest === digest && outcome.kind === 'taken');
}

/** What AWS lists where it does as is simulated. */
function previewsOf({ fates }: Simulation): readonly PreviewedImage[] {
  return fates.flatMap(({ image, owner, outcome }) =>
    outcome.kind === 'taken' && owner !== null ? previewed(image.digest, owner.priority, outcome.action) : [],
  );
}
