import type { ReportResource } from '../schema/generated/report.js';
import { neutralise } from './neutralise.js';

/** What to call a resource in one line of text: its name, or the best that is known of it. Safe to print. */
export function resourceName(resource: ReportResource): string {
  const known = resource.name || resource.address || resource.arn || place(resource);
  return neutralise(`${known === '' ? resource.kind : known}${imageReference(resource)}`);
}

/** As much of a digest as tells images apart. */
const shortDigest = 'sha256:0123456789ab'.length;

/** An image as container engines name it after its repository: by its first tag, else by its digest. */
function imageReference({ digest, tags = [] }: ReportResource): string {
  const [tag] = tags;
  if (tag !== undefined) return `:${tag}`;
  return digest === undefined ? '' : `@${digest.slice(0, shortDigest)}`;
}

/** What a resource is told of under: an image under its repository, anything else under itself. */
export function tellUnder({ digest: _, tags: __, ...resource }: ReportResource): ReportResource {
  return resource.kind === 'image' ? { ...resource, kind: 'repository' } : resource;
}

/** Account and region, as far as they are known. Safe to print. */
function resourcePlace(resource: ReportResource): string {
  return neutralise(place(resource));
}

/** Account and region to say beside a name: none beside that of a registry, which is named for them. Safe to print. */
export function placeBeside(resource: ReportResource): string {
  return resource.name === `${resource.account}/${resource.region}` ? '' : resourcePlace(resource);
}

/** The kind of a resource as a reader would say it: "lifecycle policy" for `lifecycle-policy`. Safe to print. */
export function kindWords(kind: string): string {
  return neutralise(kind).replaceAll('-', ' ');
}

/** The same text for the same resource, different text for any other. */
export function resourceKey(resource: ReportResource): string {
  const { kind, name, account, region, arn, address, digest } = resource;
  return [kind, name, account, region, arn, address, digest ?? ''].join('\0');
}

function place(resource: ReportResource): string {
  return [resource.account, resource.region].filter((part) => part !== '').join(' ');
}
