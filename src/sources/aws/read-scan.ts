import { DescribeImageScanFindingsCommand, type DescribeImageScanFindingsCommandOutput, type ECRClient } from '@aws-sdk/client-ecr';
import type { ImageScan, ScannedImage } from '../../model/image.js';
import { pageSize } from './pages.js';
import { type ReadSetting, readSetting } from './read-call.js';
import { faultOfAnswer, type ReadFault, type ReadSubject, unreadValue } from './read-fault.js';
import { ofRepository, type RepositoryRead } from './repository-read.js';
import { isCut, translateScan } from './translate-scan.js';

/** The scan of an image, or why it was not read. */
export interface ScanReading {
  readonly scanned: ScannedImage;
  readonly fault: ReadFault | undefined;
}

const notScanned: ImageScan = { status: 'NOT_SCANNED', reason: '', completedAt: '', scanner: '', counts: {}, findings: [] };

/** Reads all findings of an image. What native scanning puts in DescribeImages is empty, so this is the only place to ask. */
export async function readScan(read: RepositoryRead, repository: string, digest: string): Promise<ScanReading> {
  const subject = ofRepository(read, repository, `scan findings of ${digest}`, 'ecr:DescribeImageScanFindings');
  const ecr = await read.clients('ecr', read.place.region);
  const answer = await allPages(ecr, repository, digest, subject);
  if ('none' in answer) return { scanned: { digest, scan: notScanned }, fault: undefined };
  if ('fault' in answer) return { scanned: { digest, scan: unreadValue(answer.fault) }, fault: answer.fault };
  return { scanned: { digest, scan: answer.value }, fault: undefined };
}

async function allPages(ecr: ECRClient, repository: string, digest: string, subject: ReadSubject): Promise<ReadSetting<ImageScan>> {
  const seen = new Set<string>();
  const pages: DescribeImageScanFindingsCommandOutput[] = [];
  let nextToken: string | undefined;
  do {
    const token = nextToken;
    const page = await readSetting<DescribeImageScanFindingsCommandOutput, DescribeImageScanFindingsCommandOutput>(
      {
        ...subject,
        send: () => ecr.send(command(repository, digest, token)),
        take: (output) => (isCut(output, digest) ? undefined : output),
      },
      ['ScanNotFoundException'],
    );
    if (!('value' in page)) return page;
    pages.push(page.value);
    nextToken = page.value.nextToken || undefined;
    if (nextToken !== undefined && seen.has(nextToken)) return { fault: faultOfAnswer('the list never ends: a page came twice', subject) };
    if (nextToken !== undefined) seen.add(nextToken);
  } while (nextToken !== undefined);
  return { value: translateScan(pages) };
}

function command(repositoryName: string, imageDigest: string, nextToken: string | undefined): DescribeImageScanFindingsCommand {
  return new DescribeImageScanFindingsCommand({
    repositoryName,
    imageId: { imageDigest },
    maxResults: pageSize,
    ...(nextToken === undefined ? {} : { nextToken }),
  });
}
