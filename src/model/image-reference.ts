/** An image that something outside the registry runs, as it names it. What it does not say is empty. */
export interface ImageReference {
  readonly account: string;
  readonly region: string;
  /** Empty where only a digest is named. */
  readonly repository: string;
  readonly tag: string;
  readonly digest: string;
  /** What runs it, for a message: `pod default/api`. */
  readonly by: string;
  /**
   * True where what runs it names no registry, which is Docker Hub unless its runtime is set up otherwise: whether a repository of that
   * very name is meant is open.
   */
  readonly mayBeElsewhere?: true;
}
