import { describe, expect, it } from 'vitest';
import { emptyRegion, makeAccount, makeImage, makeRepository } from '../../fake-aws/make-estate.js';
import { ofKind, scannedEstate } from './scanned-estate.js';

const place = { account: '111122223333', region: 'us-east-1' };
const image = makeImage('one');
const twice = makeRepository(place, 'twice', { images: [image, image] });
const { scan } = scannedEstate({
  accounts: {
    [place.account]: makeAccount({
      'us-east-1': {
        ...emptyRegion,
        // What a test may not write down in the types of the SDK, a wire may well carry.
        repositories: [
          twice,
          twice,
          makeRepository(place, 'odd', { details: { imageTagMutability: 1 as unknown as 'MUTABLE' } }),
          makeRepository(place, 'tags', { images: [makeImage('two', { imageTags: [1 as unknown as string] })] }),
        ],
        publicRepositories: [],
      },
      'eu-west-1': { ...emptyRegion, registryPolicy: 7 as unknown as string },
    }),
  },
  organization: null,
});

describe('an answer', () => {
  it('that has a repository or an image twice, since its pages shifted, has it once', async () => {
    const records = await scan();
    expect(ofKind(records, 'repository').map(({ repository }) => repository.name)).toEqual(['twice', 'tags']);
    expect(ofKind(records, 'images').map(({ images }) => images.length)).toEqual([1]);
  });

  it('with values of another kind leaves that repository out, and the registry without a count', async () => {
    const records = await scan();
    expect(ofKind(records, 'unread')).toContainEqual(
      expect.objectContaining({ what: 'the repository', repository: 'odd', why: expect.stringContaining('another kind') }),
    );
    expect(ofKind(records, 'registry-end')).toMatchObject([{ repositories: { unknown: 'not-read' } }]);
  });

  it('with values of another kind about images leaves those unknown, and the rest of the repository there', async () => {
    const records = await scan();
    expect(ofKind(records, 'unread')).toContainEqual(expect.objectContaining({ what: 'images', repository: 'tags' }));
    expect(ofKind(records, 'repository-end')[1]).toMatchObject({ images: { unknown: 'not-read' } });
  });

  it('with values of another kind about a registry leaves that registry out', async () => {
    const records = await scan({ regions: ['eu-west-1'] });
    expect(ofKind(records, 'registry')).toEqual([]);
    expect(ofKind(records, 'unread')).toMatchObject([{ region: 'eu-west-1', why: expect.stringContaining('another kind') }]);
  });
});
