import type { Assumptions } from '../lifecycle/simulation/assumptions.js';
import type { Notice } from '../model/planned-estate.js';
import type { JudgeOptions } from './judge-options.js';
import type { ScanProgress } from './judge-records.js';
import type { PolicyFile, TextFile } from './policy-file.js';

/** How lifecycle policies are to be simulated. Whatever is left out is as on the command line without flags. */
export interface SimulateOptions extends Omit<JudgeOptions, 'packs' | 'rules' | 'skipRules'> {
  /** The policy to simulate, or no policy; that of each repository where it is left out. */
  readonly policy?: PolicyFile | 'none';
  /** What to compare it to: the policy of each repository, another, or none. */
  readonly compareTo?: PolicyFile | 'current' | 'none';
  /** Names or globs of the repositories that the records were selected by; none where they are all that there are. */
  readonly repositories?: readonly string[];
  /** The instant of the run; that of the inventory by default. */
  readonly at?: Date;
  /** Files that say which images run, whatever recorded it. */
  readonly inUse?: readonly TextFile[];
  /** Days within which a pull makes an image one in use; 30 by default. */
  readonly pulledWithin?: number;
  readonly assumptions?: Partial<Assumptions>;
  /** Images that are to be told why they stay or go: digests or their first 12 digits, globs on tags, `repository:tag`, image URIs. */
  readonly why?: readonly string[];
  readonly forecast?: ForecastRequest;
  /** What is noticed of the records while they are read, for the report. */
  readonly notices?: readonly Notice[];
  /** Where the images come from, for the report; the registries by default. */
  readonly source?: string;
  /** Is told how far the reading has come, after each repository. */
  readonly notify?: (progress: ScanProgress) => void;
}

export interface ForecastRequest {
  readonly horizonDays: number;
  /** New images a day; null for as many as were observed. */
  readonly pushesPerDay: number | null;
}

/** What may be assumed where Amazon ECR's behaviour is not documented, for whoever asks a user. */
export { assumption, assumptionNames, assumptionValues, isAssumptionName } from '../lifecycle/simulation/assumptions.js';

/** A pull within so many days makes an image one in use. */
export const defaultPulledWithin = 30;
