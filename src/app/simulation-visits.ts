import type { ImageReference } from '../model/image-reference.js';
import type { Notice } from '../model/planned-estate.js';
import { isUnknown } from '../model/unknown.js';
import type { Incomplete, Report, RepositorySimulation } from '../schema/generated/report.js';
import { belongsElsewhere } from './ask-rules.js';
import { createFindingPlaces } from './finding-places.js';
import { noSettings } from './judge-options.js';
import type { VisitedRepository } from './judge-records.js';
import { listedEarlier } from './listed-earlier.js';
import { createNeeds, type NeededParts } from './needed-parts.js';
import { createReferenceCheck } from './references-found.js';
import { requestedEnvironment } from './requested-environment.js';
import { createWhyCheck, unreadForUse } from './simulation-gaps.js';
import { simulationNotices, withoutRepeats } from './simulation-notices.js';
import { describeSimulation, readingOf, type SimulationRequest } from './simulation-report.js';

/** What repositories are simulated by. */
export interface VisitTerms extends Omit<SimulationRequest, 'reading'> {
  /** What is said to run. */
  readonly references: readonly ImageReference[];
}

/** Follows the repositories of an inventory while they are judged. */
export interface SimulationVisits {
  readonly visit: (visited: VisitedRepository) => void;
  /** Of what was not read, what a simulation needs. */
  readonly needed: (unread: Parameters<ReturnType<typeof createNeeds>['sift']>[0]) => NeededParts;
  /** The report of the judgement with all that was simulated, once the last repository was visited. */
  readonly added: (report: Report) => Report;
}

/** Simulates the policy of each repository that is visited, and notes what is to be said beside. */
export function createSimulationVisits(terms: VisitTerms): SimulationVisits {
  const { options, policy, references } = terms;
  const environment = requestedEnvironment(options.environment ?? '', options.settings ?? noSettings);
  const simulation: RepositorySimulation[] = [];
  const notices: Notice[] = [];
  const incomplete: Incomplete[] = [];
  const found = createReferenceCheck(references);
  const why = createWhyCheck(options.why ?? []);
  const places = createFindingPlaces(policy);
  const needs = createNeeds(options.repositories ?? []);
  return {
    visit: (visited) => {
      if (visited.repository.kind === 'public' || belongsElsewhere(visited.subject, environment)) return;
      needs.look(visited);
      const reading = readingOf(visited.repository, visited.facts);
      if (typeof reading === 'string') return void notices.push(notSimulated(visited, reading));
      const accepted = reading?.valid === true ? reading.policy : null;
      const early = listedEarlier(visited, accepted);
      const told = describeSimulation(visited, { ...terms, reading });
      const described = { ...told, uncertain: [...early.uncertain, ...told.uncertain] };
      simulation.push(described);
      if (accepted !== null) places.look(described, accepted);
      incomplete.push(...unreadForUse(described));
      why.look(visited.images.images, described);
      found.look({ ...visited, images: visited.images.images });
      notices.push(...early.notices, ...simulationNotices(visited, accepted, described));
    },
    needed: needs.sift,
    added: (report) => ({
      ...report,
      simulation: simulation.sort(byPlace),
      findings: report.findings.map(places.placed),
      incomplete: [...report.incomplete, ...incomplete],
      notices: [...report.notices, ...withoutRepeats(notices), ...why.notices(), ...found.notices()],
    }),
  };
}

function notSimulated({ repository: { name } }: VisitedRepository, why: string): Notice {
  return {
    code: 'not-simulated',
    message: `the lifecycle policy of ${isUnknown(name) ? 'a repository' : name} is not known: ${why}`,
  };
}

function byPlace(a: RepositorySimulation, b: RepositorySimulation): number {
  const place = ({ account, region, repository }: RepositorySimulation): string => `${account}\n${region}\n${repository}`;
  return place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0;
}
