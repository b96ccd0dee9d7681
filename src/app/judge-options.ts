import type { Settings } from '../config/read-settings.js';
import type { Report } from '../schema/generated/report.js';
import type { Baseline } from './baseline.js';

/** From which severity on findings fail a run. */
export type FailOn = Report['scope']['failOn'];

/** How anything is to be judged. Whatever is left out is as on the command line without flags. */
export interface JudgeOptions {
  /** Packs by name, or by the path under which `settings` has read them; without any, the config's, else `recommended`. */
  readonly packs?: readonly string[];
  /** Rules to run, by slug, parity id or glob; all that the packs hold where there are none. */
  readonly rules?: readonly string[];
  readonly skipRules?: readonly string[];
  /** Judge what belongs to this environment or to none. */
  readonly environment?: string;
  /** Put pass, not applicable, waived and baseline outcomes among the findings too. */
  readonly allOutcomes?: boolean;
  /** Put waived findings among the findings. */
  readonly showWaived?: boolean;
  readonly failOn?: FailOn;
  readonly failOnUnknown?: boolean;
  /** Findings are told, and fail nothing. */
  readonly softFail?: boolean;
  /** The least severity that is shown; what fails is not touched by it. */
  readonly minimumSeverity?: Report['findings'][number]['severity'];
  /** The config and what it names; none by default. */
  readonly settings?: Settings;
  /** Findings that are accepted as they are, by fingerprint. */
  readonly baseline?: Baseline;
}

/** Settings of a run without a config. */
export const noSettings: Settings = { config: {}, file: '', rules: [], packs: new Map(), waivers: [], placeOf: () => 'the config' };
