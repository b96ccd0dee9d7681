import type { Image } from '../model/image.js';
import { type Kin, reachedFrom } from './index-family.js';
import { anyUse, type InUse, notInUse, type UseTest, useThrough } from './use-test.js';

/**
 * How to tell of an image what says that its nearest kin are in use, or that something beyond them is: an index may list an index. Of
 * what is beyond one reason is told, so that a long line of indexes costs no more than its length.
 *
 * @param images - All that the use of may pass on to kin that are asked about.
 * @param relation - What an image calls its kin: `its child`.
 * @param signs - What says that an image is in use, its kin aside.
 * @param next - To whom the use of an image passes on.
 */
export function kinUseTest(relation: string, images: readonly Image[], signs: UseTest, next: Kin): (nearest: Image) => InUse {
  // In the order of digests, so that the order of a list never matters to which reason is told.
  const told = images
    .map((image) => ({ image, use: signs(image) }))
    .filter(({ use }) => use !== notInUse)
    .sort((one, other) => (one.image.digest < other.image.digest ? -1 : 1));
  const reached = (from: typeof told) =>
    reachedFrom(
      from.map(({ image }) => image),
      next,
    );
  const used = reached(told.filter(({ use }) => use.by.length > 0));
  const inDoubt = reached(told.filter(({ use }) => use.doubt !== null));
  return (nearest) => {
    const beyond = used.get(nearest.digest) ?? inDoubt.get(nearest.digest);
    if (beyond === undefined || beyond.digest === nearest.digest) return useThrough(relation, nearest, signs(nearest));
    const { by, doubt } = signs(beyond);
    return useThrough(relation, nearest, anyUse([signs(nearest), useThrough(relation, beyond, { by: by.slice(0, 1), doubt })]));
  };
}
