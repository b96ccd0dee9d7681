import type { Report } from '../schema/generated/report.js';
import { neutralise } from './neutralise.js';

interface Named {
  readonly name: string;
  readonly account: string;
  readonly region: string;
}

/** What has to stand behind a name, such as ` (111122223333 eu-west-1)`; empty where the name tells enough. Safe to print. */
export type PlaceToTell = (named: Named) => string;

/**
 * Tells a resource by account and region too where another one of the report has its name, and everything where repositories of more than
 * one place are simulated, since their lines are read beside each other.
 */
export function placeToTell({ simulation = [], findings }: Pick<Report, 'simulation' | 'findings'>): PlaceToTell {
  const simulated = simulation.map(({ repository, account, region }): Named => ({ name: repository, account, region }));
  const isScattered = new Set(simulated.map(placeOf)).size > 1;
  const placesOf = placesByName([...simulated, ...findings.map(({ resource }) => resource)]);
  return (named) => {
    const place = placeOf(named);
    const isClear = !isScattered && (placesOf.get(named.name)?.size ?? 0) < 2;
    return place === '' || isClear || isNamedForItsPlace(named) ? '' : ` (${neutralise(place)})`;
  };
}

function placesByName(all: readonly Named[]): ReadonlyMap<string, ReadonlySet<string>> {
  const placesOf = new Map<string, Set<string>>();
  for (const named of all) {
    const places = placesOf.get(named.name);
    if (places === undefined) placesOf.set(named.name, new Set([placeOf(named)]));
    else places.add(placeOf(named));
  }
  return placesOf;
}

function placeOf({ account, region }: Named): string {
  return [account, region].filter((part) => part !== '').join(' ');
}

/** As a registry is. */
function isNamedForItsPlace({ name, account, region }: Named): boolean {
  return name === `${account}/${region}`;
}
