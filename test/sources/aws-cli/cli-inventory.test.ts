import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Image } from '../../../src/model/image.js';
import { detailOf, digestOf, imagesIn, indexOf, listOf, manifestOf, readCli, recordsOf } from './cli-output.js';

const endOf = (records: ReturnType<typeof readCli>) => recordsOf(records, 'repository-end')[0];

describe('what describe-images prints', () => {
  it('is an image with all that the model has of it', () => {
    const full = detailOf('a', {
      imageTags: ['v1', 'latest'],
      imageStatus: 'ARCHIVED',
      lastRecordedPullTime: '2026-11-02T05:06:01.514999-05:00',
      lastArchivedAt: 1_793_700_000.25,
      lastActivatedAt: '2026-10-01T00:00:00Z',
      artifactMediaType: 'application/vnd.oci.image.config.v1+json',
      subjectManifestDigest: digestOf('b'),
      imageScanStatus: { status: 'ACTIVE' },
      somethingNew: [1],
    });
    expect(imagesIn(readCli([listOf(full)]))).toEqual([
      {
        digest: digestOf('a'),
        tags: ['v1', 'latest'],
        sizeInBytes: 1_000,
        pushedAt: '2026-11-01T09:00:00.000Z',
        lastPulledAt: '2026-11-02T10:06:01.514Z',
        status: 'ARCHIVED',
        lastArchivedAt: '2026-11-03T10:00:00.250Z',
        lastActivatedAt: '2026-10-01T00:00:00Z',
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        artifactType: 'application/vnd.oci.image.config.v1+json',
        subject: digestOf('b'),
      },
    ]);
  });

  it('may lack what older versions do not print, or have null there', () => {
    const { imageManifestMediaType: _, ...old } = detailOf('a', { imageTags: null, imageStatus: null, lastRecordedPullTime: null });
    const [image] = imagesIn(readCli([listOf(old)]));
    expect(image).toMatchObject({ tags: [], status: 'ACTIVE', lastPulledAt: '', mediaType: '', artifactType: '', subject: '' });
  });

  it('may lack the size of an index, which is that of one of its images, and of no image', () => {
    const sizeless = { imageSizeInBytes: undefined };
    expect(imagesIn(readCli([listOf(indexOf('a', sizeless))]))).toMatchObject([{ sizeInBytes: 0 }]);
    expect(() => readCli([listOf(detailOf('a', sizeless))])).toThrow(
      'imageDetails[0].imageSizeInBytes: expected a size in whole bytes, there is nothing',
    );
  });

  it('tells nothing of the registry and the repository but their names', () => {
    const records = readCli([listOf(detailOf('a'))]);
    const [header] = recordsOf(records, 'header');
    expect(header).toMatchObject({ takenAt: '2026-11-21T12:00:00.000Z', registries: ['123456789012/?'], source: 'aws' });
    const [{ registry } = { registry: undefined }] = recordsOf(records, 'registry');
    expect(registry).toMatchObject({
      account: '123456789012',
      region: { unknown: 'not-told' },
      replication: [{ rules: { unknown: 'not-told' } }],
    });
    const [{ repository } = { repository: undefined }] = recordsOf(records, 'repository');
    expect(repository).toMatchObject({ name: 'team/api', key: '123456789012/?/team/api', tags: { unknown: 'not-told' } });
    expect(repository?.lifecyclePolicy).toMatchObject({ present: { unknown: 'not-told' }, text: { unknown: 'not-told' } });
    expect(recordsOf(records, 'registry-end')).toMatchObject([{ repositories: { unknown: 'not-told' } }]);
    expect(endOf(records)).toMatchObject({ images: 1, indexes: [], scans: [], use: [] });
  });

  it('may be of several repositories and registries, in one file or in several', () => {
    const other = detailOf('b', { repositoryName: 'web' });
    const far = detailOf('c', { registryId: '210987654321' });
    const records = readCli([listOf(far, other, detailOf('a')), listOf(detailOf('d', { repositoryName: 'web' }))]);
    expect(recordsOf(records, 'registry').map(({ registry }) => registry.key)).toEqual(['123456789012/?', '210987654321/?']);
    expect(recordsOf(records, 'repository-end').map(({ repository, images }) => [repository, images])).toEqual([
      ['123456789012/?/team/api', 1],
      ['123456789012/?/web', 2],
      ['210987654321/?/team/api', 1],
    ]);
  });

  it('may be of a repository without images, whose name it does not tell', () => {
    const records = readCli([listOf()]);
    expect(recordsOf(records, 'repository')).toMatchObject([{ repository: { name: { unknown: 'not-told' } } }]);
    expect(endOf(records)).toMatchObject({ images: 0, indexes: [] });
    expect(recordsOf(readCli([listOf(), listOf(detailOf('a'))]), 'repository')).toHaveLength(1);
  });

  it('may name neither account nor repository, in one file', () => {
    const nameless = detailOf('a', { registryId: undefined, repositoryName: undefined });
    expect(recordsOf(readCli([listOf(nameless)]), 'repository')).toMatchObject([
      { repository: { key: '?/?/?', name: { unknown: 'not-told' } } },
    ]);
    expect(() => readCli([listOf(nameless), listOf(nameless)])).toThrow(/^images2\.json:3:9: names no repository/);
  });

  const unnamed = detailOf('b', { repositoryName: undefined });
  const bare = detailOf('b', { repositoryName: '', registryId: null });
  const unaccounted = detailOf('b', { registryId: undefined });

  it.each([
    ['no repository', [listOf(detailOf('a'), unnamed)], /^images1\.json:11:9: names no repository, and may be of another one/],
    ['no repository', [listOf(unnamed, detailOf('a'))], /^images1\.json:3:9: names no repository/],
    ['no repository', [listOf(bare), listOf(detailOf('a'))], /^images1\.json:3:9: names no repository/],
    ['no repository', [listOf(unnamed), listOf(bare)], /^images2\.json:3:9: names no repository/],
    ['no account', [listOf(detailOf('a'), unaccounted)], /^images1\.json:11:9: names no account, and may be of another one/],
    ['no account', [listOf(unaccounted), listOf(detailOf('a'))], /^images1\.json:3:9: names no account/],
  ])('may not name %s where others do: %#', (_, answers, message) => {
    expect(() => readCli(answers)).toThrow(
      expect.objectContaining({ code: 'cli-output-invalid', message: expect.stringMatching(message) }),
    );
  });

  it('may name no account anywhere, or none of another repository', () => {
    const elsewhere = detailOf('c', { repositoryName: 'web' });
    expect(recordsOf(readCli([listOf(unaccounted), listOf(unaccounted)]), 'repository')).toHaveLength(1);
    expect(recordsOf(readCli([listOf(unaccounted, elsewhere)]), 'repository')).toHaveLength(2);
  });

  it('is cut into pages', () => {
    const many = Array.from({ length: 2_001 }, (_, index) => detailOf('a', { imageDigest: `sha256:${String(index).padStart(64, '0')}` }));
    expect(recordsOf(readCli([listOf(...many)]), 'images').map(({ images }) => images.length)).toEqual([1_000, 1_000, 1]);
  });
});

describe('a list that is not all', () => {
  it.each([
    [{ nextToken: 'abc' }, true],
    [{ NextToken: 'abc' }, true],
    [{ nextToken: null, NextToken: '' }, false],
    [{}, false],
  ])('ends with a token: %j', (token, isCut) => {
    const records = readCli([{ ...listOf(detailOf('a')), ...token }]);
    const why = 'the list in images1.json ends with a token for more images';
    const unread = {
      what: 'images',
      account: '123456789012',
      repository: 'team/api',
      why,
      hint: expect.stringContaining('--filter imageStatus=ANY'),
    };
    expect(recordsOf(records, 'unread')).toMatchObject(isCut ? [unread] : []);
    expect(endOf(records)?.images).toEqual(isCut ? { unknown: 'not-read', detail: why } : 1);
  });

  it('takes nothing from the other repositories', () => {
    const records = readCli([{ ...listOf(detailOf('a')), nextToken: 'abc' }, listOf(detailOf('b', { repositoryName: 'web' }))]);
    expect(recordsOf(records, 'repository-end').map(({ images }) => images)).toMatchObject([{ unknown: 'not-read' }, 1]);
  });

  it('may have no image itself, and go on with those of any', () => {
    const named = listOf(detailOf('a'), detailOf('b', { repositoryName: 'web' }));
    const records = readCli([named, { ...listOf(), nextToken: 'abc' }]);
    expect(recordsOf(records, 'repository-end').map(({ images }) => images)).toMatchObject([
      { unknown: 'not-read', detail: 'the list in images2.json ends with a token for more images' },
      { unknown: 'not-read' },
    ]);
  });

  it('is told of an empty one too', () => {
    expect(recordsOf(readCli([{ ...listOf(), nextToken: 'abc' }]), 'unread')).toHaveLength(1);
  });
});

describe('an image that is listed twice', () => {
  it('is there once', () => {
    const records = readCli([listOf(detailOf('a'), detailOf('a')), listOf(detailOf('a'))]);
    expect(endOf(records)?.images).toBe(1);
    expect(imagesIn(records)).toHaveLength(1);
  });

  it('has all its tags and the later pull', () => {
    const [one, other] = [
      detailOf('a', { imageTags: ['v1', 'old'], lastRecordedPullTime: '2026-11-02T00:00:00Z' }),
      detailOf('a', { imageTags: ['new', 'v1'], lastRecordedPullTime: '2026-11-03T00:00:00Z' }),
    ];
    for (const list of [listOf(one, other), listOf(other, one)]) {
      const records = readCli([list]);
      expect(imagesIn(records)).toMatchObject([{ tags: ['new', 'old', 'v1'], lastPulledAt: '2026-11-03T00:00:00Z' }]);
      expect([recordsOf(records, 'unread'), endOf(records)?.images]).toEqual([[], 1]);
    }
  });

  it('has the later pull to the millisecond, however the two are written', () => {
    const [one, other] = ['2026-11-02T00:00:00Z', '2026-11-02T00:00:00.500+00:00'].map((lastRecordedPullTime) =>
      detailOf('a', { lastRecordedPullTime }),
    );
    for (const list of [listOf(one, other), listOf(other, one)]) {
      expect(imagesIn(readCli([list]))).toMatchObject([{ lastPulledAt: '2026-11-02T00:00:00.500+00:00' }]);
    }
  });

  it('is alike in lists of machines in different time zones', () => {
    const [here, there] = [detailOf('a'), detailOf('a', { imagePushedAt: '2026-11-01T09:00:00.000000+00:00' })];
    const records = readCli([listOf(here), listOf(there)]);
    expect([recordsOf(records, 'unread'), endOf(records)?.images]).toEqual([[], 1]);
  });

  it.each([
    { imagePushedAt: '2026-11-02T10:00:00+01:00' },
    { imageStatus: 'ARCHIVED' },
    { imageSizeInBytes: 1_001 },
    { lastActivatedAt: '2026-11-02T10:00:00Z' },
    { imageManifestMediaType: 'application/vnd.docker.distribution.manifest.v2+json' },
  ])('and not alike leaves open what there is: %j', (change) => {
    const records = readCli([listOf(detailOf('a'), detailOf('b')), listOf(detailOf('a', change))]);
    expect(recordsOf(records, 'unread')).toMatchObject([{ what: 'images', why: expect.stringContaining(`${digestOf('a')} listed twice`) }]);
    expect(endOf(records)?.images).toMatchObject({ unknown: 'not-read' });
    expect(imagesIn(records)).toHaveLength(2);
  });
});

describe('manifests', () => {
  it('tell what indexes list, nested ones too, and no other image', () => {
    const image = {
      ...manifestOf('d', []),
      imageManifest: '{"schemaVersion":2,"layers":[]}',
      imageManifestMediaType: detailOf('d').imageManifestMediaType,
    };
    const listed = listOf(indexOf('a'), indexOf('b'), detailOf('c'), detailOf('d'));
    const records = readCli(
      [listed],
      [{ images: [manifestOf('a', ['b', 'c']), image], failures: [] }, { images: [manifestOf('b', ['d'])] }],
    );
    expect(endOf(records)?.indexes).toEqual([
      { digest: digestOf('a'), children: [digestOf('b'), digestOf('c')] },
      { digest: digestOf('b'), children: [digestOf('d')] },
    ]);
  });

  it('of manifest lists of Docker and of indexes without a media type', () => {
    const bare = manifestOf('a', ['b'], { imageManifestMediaType: undefined });
    const docker = manifestOf('c', [], { imageManifestMediaType: 'application/vnd.docker.distribution.manifest.list.v2+json' });
    const records = readCli([listOf(indexOf('a'), indexOf('c'))], [{ images: [bare, docker] }]);
    expect(endOf(records)?.indexes).toEqual([
      { digest: digestOf('a'), children: [digestOf('b')] },
      { digest: digestOf('c'), children: [] },
    ]);
  });

  it('are open without the file, and known where there is nothing to know', () => {
    expect(endOf(readCli([listOf(indexOf('a'))]))?.indexes).toMatchObject({ unknown: 'not-told' });
    expect(endOf(readCli([listOf(indexOf('a'))], [{ images: [manifestOf('b', [])] }]))?.indexes).toMatchObject({ unknown: 'not-told' });
    expect(endOf(readCli([listOf(indexOf('a', { imageStatus: 'ARCHIVED' }), detailOf('b'))]))?.indexes).toEqual([]);
  });

  it('of some indexes leave the others open', () => {
    const records = readCli([listOf(indexOf('a'), indexOf('b'))], [{ images: [manifestOf('a', ['c'])] }]);
    expect(endOf(records)?.indexes).toEqual([{ digest: digestOf('a'), children: [digestOf('c')] }]);
  });

  it('that the service did not give are told, where they are missing', () => {
    const failure = (letter: string, failureCode: unknown) => ({
      imageId: { imageDigest: digestOf(letter) },
      failureCode,
      failureReason: 'no',
    });
    const byTag = { imageId: { imageTag: 'v1' }, failureCode: 'ImageInaccessible' };
    const listed = listOf(
      indexOf('a'),
      indexOf('b'),
      indexOf('c', { imageTags: ['v1'] }),
      indexOf('e', { imageStatus: 'ARCHIVED' }),
      detailOf('d'),
    );
    const failures = [failure('a', 'ImageNotFound'), failure('b', 'ImageNotFound'), byTag];
    const needless = [failure('d', 'ImageNotFound'), failure('e', 'ImageNotFound'), failure('f', 'ImageNotFound')];
    const unread = recordsOf(readCli([listed], [{ images: [], failures: [...failures, ...needless] }]), 'unread');
    expect(unread.map(({ what, why }) => `${what}: ${why}`)).toEqual([
      'manifests: batch-get-image did not give a manifest: ImageInaccessible',
      'manifests: batch-get-image did not give 2 manifests: ImageNotFound',
    ]);
    const given = [{ images: [], failures: [failure('a', '\u001b[31m')] }, { images: [manifestOf('a', [])] }];
    expect(recordsOf(readCli([listOf(indexOf('a'))], given), 'unread')).toEqual([]);
    expect(recordsOf(readCli([listOf(indexOf('a'))], given.slice(0, 1)), 'unread')).toMatchObject([
      { why: expect.stringContaining('it names no reason') },
    ]);
  });
});

describe('laws', () => {
  const time = fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2026, 10, 21) }).map((at) => new Date(at).toISOString());
  const maybe = fc.oneof(fc.constant(''), time);
  const image: fc.Arbitrary<Image> = fc.record({
    digest: fc.stringMatching(/^[0-9a-f]{2}$/).map((byte) => `sha256:${byte.repeat(32)}`),
    tags: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9.-]{0,8}$/), { maxLength: 4 }),
    sizeInBytes: fc.nat(),
    pushedAt: time,
    lastPulledAt: maybe,
    status: fc.constantFrom('ACTIVE', 'ARCHIVED', 'ACTIVATING'),
    lastArchivedAt: maybe,
    lastActivatedAt: maybe,
    mediaType: fc.constantFrom('', 'application/vnd.oci.image.manifest.v1+json', 'application/vnd.oci.image.index.v1+json'),
    artifactType: fc.constantFrom('', 'application/vnd.oci.image.config.v1+json'),
    subject: fc.constantFrom('', 'sha256:00'),
  });
  const toDetail = (one: Image, style: 'utc' | 'local' | 'seconds') => {
    const instant = (text: string) =>
      text === ''
        ? undefined
        : style === 'seconds'
          ? Date.parse(text) / 1_000
          : style === 'utc'
            ? text.replace('Z', '000+00:00')
            : inBerlin(text);
    return {
      registryId: '123456789012',
      repositoryName: 'team/api',
      imageDigest: one.digest,
      imageTags: one.tags.length === 0 ? undefined : one.tags,
      imageSizeInBytes: one.sizeInBytes,
      imagePushedAt: instant(one.pushedAt),
      lastRecordedPullTime: instant(one.lastPulledAt),
      imageStatus: one.status,
      lastArchivedAt: instant(one.lastArchivedAt),
      lastActivatedAt: instant(one.lastActivatedAt),
      imageManifestMediaType: one.mediaType,
      artifactMediaType: one.artifactType,
      subjectManifestDigest: one.subject,
    };
  };
  /** Texts that are in UTC are kept as they are written. */
  const toMilliseconds = (one: Image): Image => {
    const instant = (text: string) => (text === '' ? '' : new Date(text).toISOString());
    return {
      ...one,
      pushedAt: instant(one.pushedAt),
      lastPulledAt: instant(one.lastPulledAt),
      lastArchivedAt: instant(one.lastArchivedAt),
      lastActivatedAt: instant(one.lastActivatedAt),
    };
  };
  const inBerlin = (text: string) => new Date(Date.parse(text) + 3_600_000).toISOString().replace('Z', '000+01:00');
  const images = fc.uniqueArray(image, { maxLength: 30, selector: ({ digest }) => digest });

  it('what is printed of images is read back, whatever the form of its times', () => {
    fc.assert(
      fc.property(images, fc.constantFrom('utc', 'local', 'seconds'), (known, style) => {
        expect(imagesIn(readCli([listOf(...known.map((one) => toDetail(one, style)))])).map(toMilliseconds)).toEqual(known);
      }),
    );
  });

  it('neither the order of entries, nor how they are cut into files, nor the form of their times matters', () => {
    const listed = fc.array(fc.tuple(image, fc.constantFrom('utc', 'local', 'seconds')), { minLength: 1, maxLength: 12 });
    const shuffled = listed.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.nat(all.length)),
    );
    const saying = (lists: readonly (readonly [Image, 'utc' | 'local' | 'seconds'])[][]) => {
      const records = readCli(lists.map((list) => listOf(...list.map(([one, style]) => toDetail(one, style)))));
      const found = imagesIn(records).map((one) => ({ ...one, tags: [...one.tags].sort() }));
      return [found.sort((a, b) => (a.digest < b.digest ? -1 : 1)), endOf(records)?.images, recordsOf(records, 'unread')];
    };
    fc.assert(
      fc.property(shuffled, ([all, other, cut]) => {
        expect(saying([other.slice(0, cut), other.slice(cut)])).toEqual(saying([all]));
      }),
    );
  });
});
