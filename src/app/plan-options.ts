import type { JudgeOptions } from './judge-options.js';

/** How a plan is to be judged. */
export interface JudgePlanOptions extends JudgeOptions {
  /** Report only on resources that the plan changes. */
  readonly changedOnly?: boolean;
  /**
   * Where the line of a finding is looked for: the folder that paths are named relative to, and that of the root module in it.
   * None by default.
   */
  readonly sourceRoot?: { readonly root: string; readonly rootModule: string };
  /** What the plan is called in the report and in errors. */
  readonly source?: string;
  /** Now, as a UTC instant; waivers expire by it. */
  readonly now?: Date;
}
