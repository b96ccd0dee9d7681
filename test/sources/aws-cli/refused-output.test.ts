import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isEcrAuditError } from '../../../src/model/errors.js';
import { tokenIsGone } from '../../../src/sources/aws-cli/other-output.js';
import { detailOf, digestOf, imagesIn, listOf, manifestOf, readCli } from './cli-output.js';

const aDigest = 'the digest of the image';

/** An answer on one line, so that places are easy to tell. */
const flat = (value: unknown) => JSON.stringify(value);

describe('a list of images is refused', () => {
  it.each([
    ['', ':1:1: expected what aws ecr describe-images prints, the file is empty'],
    ['An error occurred (RepositoryNotFoundException)', ':1:1: is not JSON: invalid symbol'],
    [`${flat(listOf())}\n1`, ':2:1: expected one JSON document a file, another text begins here'],
    [flat([detailOf('a')]), `:1:1: is a list without the answer around it: ${tokenIsGone}`],
    ['[]', `:1:1: is a list without the answer around it: ${tokenIsGone}`],
    [flat([[digestOf('a'), ['v1']]]), `:1:1: is a list without the answer around it: ${tokenIsGone}`],
    ['[1]\n[2]', `:2:1: another image begins here, without the answer around it: ${tokenIsGone}`],
    [`${flat(detailOf('a'))}\n${flat(detailOf('b'))}\n`, `:2:1: another image begins here, without the answer around it: ${tokenIsGone}`],
    [flat(detailOf('a')), `:1:72: is an image without the answer around it: ${tokenIsGone}`],
    ['imageDetails:\n- imageDigest: sha256:aa\n', ':1:1: is YAML: expected JSON, print it with --output json'],
    ['- artifactMediaType: x\n  imageDigest: sha256:aa\n', ':1:1: is YAML: expected JSON, print it with --output json'],
    ['-----------\n|  DescribeImages  |\n', ':1:1: is a table: expected JSON, print it with --output json'],
    ['|  DescribeImages  |\n', ':1:1: is a table: expected JSON, print it with --output json'],
    ['IMAGEDETAILS\tapplication/x\tsha256:aa\n', ':1:1: is text in columns: expected JSON, print it with --output json'],
    ['null', ':1:1: expected what aws ecr describe-images prints, an object with imageDetails, there is null'],
    ['{}', ':1:1: imageDetails: expected a list of images, there is nothing'],
    ['{"imageDetails": {}}', ':1:18: imageDetails: expected a list of images, there is an object'],
    ['{"imageDetails": ["x"]}', ':1:19: imageDetails[0]: expected an image, there is "x"'],
    ['{"imageDetails": [[]]}', ':1:19: imageDetails[0]: expected an image, there is a list'],
    ['{"imageIds": []}', ':1:14: is what aws ecr list-images prints, which tells no push times: expected what describe-images prints'],
    [
      '{"repositories": []}',
      ':1:18: is what describe-repositories prints, repositories and not their images: expected what aws ecr describe-images prints',
    ],
    ['{"images": []}', ':1:12: is what aws ecr batch-get-image prints, manifests: expected what describe-images prints'],
    ['{"imageTagDetails": []}', ':1:21: is what aws ecr-public prints: a public repository has no lifecycle policy'],
    ['{"rules": []}', ':1:11: is a lifecycle policy: expected what aws ecr describe-images prints'],
  ])('%s', (text, message) => {
    expect(() => readCli([text])).toThrow(
      expect.objectContaining({
        code: 'cli-output-invalid',
        message: `images1.json${message}`,
        hint: expect.stringContaining('aws ecr describe-images --repository-name NAME --filter imageStatus=ANY --output json'),
      }),
    );
  });

  it.each([
    [`${flat(listOf())}\n${flat(listOf())}`, ':2:1: another answer begins here: expected one a file'],
    [flat([listOf(), listOf()]), ':1:1: is a list of answers, as jq -s makes one of several'],
  ])('where there are several in one file: %s', (text, message) => {
    expect(() => readCli([text])).toThrow(
      expect.objectContaining({ message: `images1.json${message}`, hint: 'one answer a file: --images a.json --images b.json' }),
    );
  });

  it.each([
    [{ imageDigest: undefined }, `imageDigest: expected ${aDigest}, there is nothing`],
    [{ imageDigest: '' }, `imageDigest: expected ${aDigest}, there is ""`],
    [{ imageDigest: 'sha256:\u001b[31m' }, `imageDigest: expected ${aDigest}`],
    [{ imageDigest: 'a'.repeat(257) }, `imageDigest: expected ${aDigest}`],
    [{ imageDigest: ` ${digestOf('a')}` }, `imageDigest: expected ${aDigest}`],
    [{ imageDigest: `${digestOf('a')}\n` }, `imageDigest: expected ${aDigest}`],
    [{ imageDigest: 7 }, 'imageDigest: expected a text, there is 7'],
    [{ imageTags: 'v1' }, 'imageTags: expected a list of tags, there is "v1"'],
    [{ imageTags: ['v1', null] }, 'imageTags[1]: expected a tag, there is null'],
    [{ imageTags: [''] }, 'imageTags[0]: expected a tag, there is ""'],
    [{ imageSizeInBytes: -1 }, 'imageSizeInBytes: expected a size in whole bytes, there is -1'],
    [{ imageSizeInBytes: 1.5 }, 'imageSizeInBytes: expected a size in whole bytes, there is 1.5'],
    [{ imageSizeInBytes: '1000' }, 'imageSizeInBytes: expected a size in whole bytes, there is "1000"'],
    [{ imageSizeInBytes: 2 ** 60 }, `imageSizeInBytes: expected a size in whole bytes, there is ${2 ** 60}`],
    [
      { imagePushedAt: undefined },
      'imagePushedAt: expected an instant such as 2026-11-21T12:00:00+01:00, or seconds since 1970, there is nothing',
    ],
    [
      { imagePushedAt: 'soon' },
      'imagePushedAt: expected an instant such as 2026-11-21T12:00:00+01:00, or seconds since 1970, there is "soon"',
    ],
    [
      { imagePushedAt: {} },
      'imagePushedAt: expected an instant such as 2026-11-21T12:00:00+01:00, or seconds since 1970, there is an object',
    ],
    [{ lastArchivedAt: '2026-02-30T00:00:00Z' }, 'lastArchivedAt: expected an instant'],
    [{ imageStatus: 1 }, 'imageStatus: expected a text, there is 1'],
    [{ subjectManifestDigest: [] }, 'subjectManifestDigest: expected a text, there is a list'],
    [{ repositoryName: {} }, 'repositoryName: expected a text, there is an object'],
    [{ registryId: 123456789012 }, 'registryId: expected a text, there is 123456789012'],
  ])('with %j', (change, message) => {
    expect(() => readCli([listOf(detailOf('a'), detailOf('b', change))])).toThrow(`imageDetails[1].${message}`);
  });

  it('but not for a digest that is made otherwise', () => {
    const records = readCli([listOf(detailOf('a', { imageDigest: `sha512:${'a'.repeat(128)}` }))]);
    expect(imagesIn(records)).toMatchObject([{ digest: `sha512:${'a'.repeat(128)}` }]);
  });

  it('with the place of what is wrong, or of the entry that lacks it', () => {
    const text = '{"imageDetails": [\n  {"imageDigest": "DIGEST",\n   "imageSizeInBytes": 0.5}\n]}'.replace('DIGEST', digestOf('a'));
    expect(() => readCli([text])).toThrow(/^images1\.json:3:24: imageDetails\[0\]\.imageSizeInBytes: /);
    expect(() => readCli([text.replace('0.5', '5')])).toThrow(/^images1\.json:2:3: imageDetails\[0\]\.imagePushedAt: /);
  });

  it('whatever JSON it is, in our words or not at all', () => {
    const entry = fc.dictionary(fc.constantFrom(...Object.keys(detailOf('a')), 'imageTags', 'nextToken'), fc.jsonValue({ maxDepth: 2 }));
    const answer = fc.oneof(fc.jsonValue(), fc.record({ imageDetails: fc.oneof(fc.jsonValue(), fc.array(entry)) }));
    fc.assert(
      fc.property(answer, (value) => {
        expect(inOurWords(() => readCli([flat(value)]))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('manifests are refused', () => {
  const list = listOf(detailOf('a'));

  it.each([
    ['', ':1:1: expected what aws ecr batch-get-image prints, the file is empty'],
    ['[]', ':1:1: expected what aws ecr batch-get-image prints, an object with images, there is a list'],
    ['failures: []\nimages:\n- imageId: {}\n', ':1:1: is YAML: expected JSON, print it with --output json'],
    ['-----------\n|  BatchGetImage  |\n', ':1:1: is a table: expected JSON, print it with --output json'],
    ['IMAGES\t{}\n', ':1:1: is text in columns: expected JSON, print it with --output json'],
    ['{}', ':1:1: images: expected a list of images, there is nothing'],
    ['{"images": {}}', ':1:12: images: expected a list, there is an object'],
    ['{"images": [7]}', ':1:13: images[0]: expected an object, there is 7'],
    ['{"images": [{}]}', ':1:13: images[0].imageManifest: expected a manifest as a text of JSON, there is nothing'],
    ['{"images": [{"imageManifest": {}}]}', ':1:31: images[0].imageManifest: expected a text, there is an object'],
    ['{"images": [{"imageManifest": "{,"}]}', ':1:31: images[0].imageManifest: expected a manifest as a text of JSON, there is "{,"'],
    ['{"images": [], "failures": 1}', ':1:28: failures: expected a list, there is 1'],
    ['{"images": [], "failures": ["x"]}', ':1:29: failures[0]: expected a failure, there is "x"'],
    ['{"imageDetails": []}', ':1:18: is what describe-images prints: expected manifests'],
  ])('%s', (text, message) => {
    expect(() => readCli([list], [text])).toThrow(
      expect.objectContaining({
        code: 'cli-output-invalid',
        message: `manifests1.json${message}`,
        hint: expect.stringContaining('aws ecr batch-get-image'),
      }),
    );
  });

  it.each([
    ['{"images": []}\n{"images": []}', ':2:1: another answer begins here: expected one a file'],
    ['[{"images": []}, {"images": []}]', ':1:1: is a list of answers, as jq -s makes one of several'],
  ])('where there are several in one file: %s', (text, message) => {
    expect(() => readCli([list], [text])).toThrow(
      expect.objectContaining({ message: `manifests1.json${message}`, hint: 'one answer a file: --manifests a.json --manifests b.json' }),
    );
  });

  it.each([
    ['no digest of its own', manifestOf('a', ['b'], { imageId: {} }), 'images[0].imageId.imageDigest: expected the digest of the index'],
    ['no image id', manifestOf('a', ['b'], { imageId: null }), 'images[0].imageId.imageDigest: expected the digest of the index'],
    ['no list', manifestOf('a', [], { imageManifest: '{"schemaVersion":2}' }), 'expected an index with the digest of each image in it'],
    [
      'an image without a digest',
      manifestOf('a', [], { imageManifest: '{"manifests":[{"size":1}]}' }),
      'expected an index with the digest of each',
    ],
    [
      'nothing as a list',
      manifestOf('a', [], { imageManifest: '{"manifests":null}' }),
      'expected an index with the digest of each image in it',
    ],
    ['a list as the manifest', manifestOf('a', [], { imageManifest: '[]' }), 'expected a manifest as a text of JSON'],
  ])('where an index has %s', (_, image, message) => {
    expect(() => readCli([list], [{ images: [image] }])).toThrow(message);
  });

  it('where two of one digest list other images, and not where they list the same', () => {
    expect(() => readCli([list], [{ images: [manifestOf('a', ['b'])] }, { images: [manifestOf('a', ['c'])] }])).toThrow(
      /^manifests2\.json:\d+:\d+: lists other images than another manifest of sha256:a+$/,
    );
    expect(() => readCli([list], [{ images: [manifestOf('a', ['b', 'c']), manifestOf('a', ['c', 'b'])] }])).not.toThrow();
  });

  it('whatever JSON it is, in our words or not at all', () => {
    const image = fc.record({
      imageManifest: fc.oneof(fc.jsonValue({ maxDepth: 1 }), fc.jsonValue().map(flat), fc.constant('{"manifests":[{"digest":"x"}]}')),
    });
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), fc.record({ images: fc.array(image), failures: fc.jsonValue() })), (value) => {
        expect(inOurWords(() => readCli([list], [flat(value)]))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

function inOurWords(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch (error) {
    return isEcrAuditError(error) && error.code === 'cli-output-invalid' && /^\w+\.json:\d+:\d+: /.test(error.message);
  }
}
