import type { Finding, ReportResource } from '../../schema/generated/report.js';
import { neutralise } from '../neutralise.js';

const lastPlace = 2_147_483_647;

/** What a result is about, and where that is written. */
export interface Place extends Pick<Finding, 'resource' | 'location'> {
  /** Undefined where it is not told. */
  readonly column: number | undefined;
}

/** Where a result is: its line of a file, or the anchor, since GitHub shows no result without a file; and what it is about. */
export function sarifLocation({ location, resource, column: told }: Place, anchor: string) {
  const line = Math.min(lastPlace, Math.max(1, Math.trunc(location?.line ?? 1)));
  const column = Math.min(lastPlace, told ?? 1);
  return {
    physicalLocation: {
      artifactLocation: sarifArtifact(location?.file || anchor),
      // GitHub requires all four. How long the line is a plan does not say.
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
    },
    ...logicalLocations(resource),
  };
}

/** A file as SARIF names it: below the root of the source, or by its whole path. */
export function sarifArtifact(file: string) {
  const path = file.replaceAll('\\', '/');
  if (/^(\/|[a-z]:\/)/i.test(path)) return { uri: `file:///${encodedPath(path)}` };
  // A path that is the folder itself has no segment left.
  return { uri: encodedPath(path) || '.', uriBaseId: '%SRCROOT%' };
}

/** Each segment encoded by itself; a drive letter keeps its colon. */
function encodedPath(path: string): string {
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  return segments.map(encodedSegment).join('/');
}

function encodedSegment(segment: string, index: number): string {
  return index === 0 && /^[a-z]:$/i.test(segment) ? segment : encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd'));
}

function logicalLocations(resource: ReportResource) {
  const identity = [resource.address, resource.arn, wholeName(resource)].find((text) => text !== '');
  if (identity === undefined) return {};
  const whole = resource.digest === undefined ? identity : `${identity}@${resource.digest}`;
  return { logicalLocations: [{ ...named(resource.name), fullyQualifiedName: neutralise(whole), kind: 'resource' }] };
}

/** What tells a resource without an ARN from another of its name; a registry is named for that already. */
function wholeName({ name, account, region }: ReportResource): string {
  const place = [account, region].filter((part) => part !== '').join('/');
  return name === '' || place === '' || name === place ? name : `${place}/${name}`;
}

function named(name: string) {
  return name === '' ? {} : { name: neutralise(name) };
}
