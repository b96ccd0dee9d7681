import type { WantedFile } from '../../schema/json-file.js';
import { insteadOfAnswer, type WantedAnswer } from './other-output.js';

const code = 'cli-output-invalid';

/** How to list all images of a repository: without the filter the service leaves out archived ones, and without paging the rest. */
export const describeImages =
  'aws ecr describe-images --repository-name NAME --filter imageStatus=ANY --output json > images.json (no --query, --max-items or --no-paginate)';

/** The list of images. */
export const wantedImages = wantedOf({
  flag: '--images',
  member: 'imageDetails',
  expected: 'what aws ecr describe-images prints',
  hint: describeImages,
});

/** The manifests of indexes. */
export const wantedManifests = wantedOf({
  flag: '--manifests',
  member: 'images',
  expected: 'what aws ecr batch-get-image prints',
  hint: 'aws ecr batch-get-image --repository-name NAME --image-ids imageDigest=DIGEST … --accepted-media-types application/vnd.oci.image.index.v1+json application/vnd.docker.distribution.manifest.list.v2+json --output json > manifests.json',
});

function wantedOf(answer: WantedAnswer & Pick<WantedFile, 'expected'>): WantedFile & WantedAnswer {
  return { ...answer, code, instead: (text, offset) => insteadOfAnswer(text, offset, answer) };
}
