import { describe, expect, it } from 'vitest';
import { policyText } from '../../../src/sources/aws-cli/policy-text.js';
import { shared } from '../../shared-data.js';
import { imagesIn, readCli, recordsOf } from './cli-output.js';

const examples = 'data/api/aws-cli-examples';
const text = (name: string) => shared.text(`data/api/${name}`);

describe.skipIf(!shared.isThere)('what AWS prints in its own examples', () => {
  it.each([
    ['aws-cli-examples/ecr.describe-images.1.json', ['2019-08-06T21:51:15.000Z']],
    // A public registry prints the same, and nothing in it tells.
    [
      'aws-cli-examples/ecr-public.describe-images.1.json',
      ['2024-07-23T16:32:49.000Z', '2024-07-23T16:39:38.000Z', '2024-07-22T05:54:34.000Z'],
    ],
  ])('%s is read', (name, pushed) => {
    expect(imagesIn(readCli([text(name)])).map(({ pushedAt }) => pushedAt)).toEqual(pushed);
  });

  it('a digest that stands there twice, as no service answers, is one image that is not known for sure', () => {
    const records = readCli([text('aws-docs/api-describeimages.1.json')]);
    expect(imagesIn(records)).toMatchObject([
      { tags: ['latest', 'tagtest'], lastPulledAt: expect.stringMatching(/^2022-02-24T07:35:16.530/) },
    ]);
    expect(recordsOf(records, 'unread')).toHaveLength(1);
  });

  it('a manifest of an image is no index', () => {
    const records = readCli([text('aws-cli-examples/ecr.describe-images.1.json')], [text('aws-cli-examples/ecr.batch-get-image.1.json')]);
    expect(recordsOf(records, 'repository-end')).toMatchObject([{ images: 1, indexes: [] }]);
  });

  it('a policy is taken from its answer', () => {
    const policy = policyText({ name: 'f', text: text('aws-cli-examples/ecr.get-lifecycle-policy.1.json') });
    expect(JSON.parse(policy)).toMatchObject({ rules: [{ rulePriority: 1 }] });
  });

  it.each(shared.jsonFiles(examples).filter((name) => !name.includes('describe-images')))('%s is refused as a list of images', (name) => {
    expect(() => readCli([text(`aws-cli-examples/${name}`)])).toThrow(/^images1\.json:\d+:\d+: /);
  });
});

describe.skipIf(!shared.isThere)('what AWS answered to others', () => {
  const folder = 'data/api/custodian-placebo/test_ecr_image_modify_policy';

  it.each(shared.jsonFiles(folder).filter((name) => name.includes('DescribeImages')))('%s is read', (name) => {
    const recorded: { readonly data: unknown } = JSON.parse(shared.text(`${folder}/${name}`), asPrinted);
    const records = readCli([recorded.data]);
    expect(recordsOf(records, 'unread')).toEqual([]);
    expect(imagesIn(records).every(({ pushedAt }) => pushedAt.startsWith('2021-12-1'))).toBe(true);
  });
});

/** The recorder wrote instants by their parts; the CLI prints them. */
function asPrinted(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('__class__' in value)) return value;
  const { year, month, day, hour, minute, second } = value as Readonly<Record<string, number>>;
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)).toISOString().replace('.000Z', '+00:00');
}
