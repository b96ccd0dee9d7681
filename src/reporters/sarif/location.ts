import type { Finding, ReportResource } from '../../schema/generated/report.js';
import { columnOf } from '../finding-column.js';
import { neutralise } from '../neutralise.js';

const lastPlace = 2_147_483_647;

/** Where a result is: its line of Terraform, or the anchor, since GitHub shows no result without a file; and what it is about. */
export function sarifLocation(finding: Finding, anchor: string) {
  const { location, resource } = finding;
  const line = Math.min(lastPlace, Math.max(1, Math.trunc(location?.line ?? 1)));
  const column = Math.min(lastPlace, columnOf(finding) ?? 1);
  return {
    physicalLocation: {
      artifactLocation: artifact(location?.file || anchor),
      // GitHub requires all four. How long the line is a plan does not say.
      region: { startLine: line, startColumn: column, endLine: line, endColumn: column },
    },
    ...logicalLocations(resource),
  };
}

function artifact(file: string) {
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
