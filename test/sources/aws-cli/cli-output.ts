import type { InventoryRecord } from '../../../src/schema/generated/inventory-record.js';
import { validate } from '../../../src/schema/generated/validate-inventory-record.js';
import { cliInventory } from '../../../src/sources/aws-cli/cli-inventory.js';
import { createRecordOrder } from '../../../src/sources/saved/record-order.js';

export const tool = { name: 'ecr-audit', version: '0.1.0' };
const takenAt = new Date('2026-11-21T12:00:00Z');

export const digestOf = (letter: string): string => `sha256:${letter.repeat(64)}`;

/** An entry of describe-images with what it must have. */
export const detailOf = (letter: string, more: Readonly<Record<string, unknown>> = {}) => ({
  registryId: '123456789012',
  repositoryName: 'team/api',
  imageDigest: digestOf(letter),
  imageSizeInBytes: 1_000,
  imagePushedAt: '2026-11-01T10:00:00+01:00',
  imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
  ...more,
});

export const indexType = 'application/vnd.oci.image.index.v1+json';
export const indexOf = (letter: string, more: Readonly<Record<string, unknown>> = {}) =>
  detailOf(letter, { imageManifestMediaType: indexType, ...more });

/** An image of batch-get-image that is an index. */
export const manifestOf = (letter: string, children: readonly string[], more: Readonly<Record<string, unknown>> = {}) => ({
  registryId: '123456789012',
  repositoryName: 'team/api',
  imageId: { imageDigest: digestOf(letter) },
  imageManifest: JSON.stringify({
    schemaVersion: 2,
    mediaType: indexType,
    manifests: children.map((child) => ({ mediaType: 'application/vnd.oci.image.manifest.v1+json', digest: digestOf(child), size: 7 })),
  }),
  imageManifestMediaType: indexType,
  ...more,
});

const namedFiles = (answers: readonly unknown[], name: string) =>
  answers.map((answer, index) => ({
    name: `${name}${index + 1}.json`,
    text: typeof answer === 'string' ? answer : JSON.stringify(answer, null, 4),
  }));

/** The records of some answers, each a text or a value; that they are an inventory is held here. */
export function readCli(images: readonly unknown[], manifests: readonly unknown[] = []): readonly InventoryRecord[] {
  const records = [...cliInventory({ images: namedFiles(images, 'images'), manifests: namedFiles(manifests, 'manifests'), takenAt, tool })];
  const order = createRecordOrder();
  for (const record of records) {
    const fault = validate(record) ? order.take(record) : JSON.stringify(validate.errors?.[0]);
    if (fault !== '') throw new Error(`${record.record}: ${fault}`);
  }
  if (!order.isComplete()) throw new Error('the end is missing');
  return records;
}

/** The records of one kind. */
export function recordsOf<K extends InventoryRecord['record']>(records: readonly InventoryRecord[], kind: K) {
  return records.filter((record): record is Extract<InventoryRecord, { readonly record: K }> => record.record === kind);
}

/** The images of all repositories. */
export const imagesIn = (records: readonly InventoryRecord[]) => recordsOf(records, 'images').flatMap(({ images }) => images);

/** An answer of describe-images. */
export const listOf = (...imageDetails: readonly unknown[]) => ({ imageDetails });
