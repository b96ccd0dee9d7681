import type { LifecyclePolicy } from '../../../src/lifecycle/policy.js';
import type { Assumptions } from '../../../src/lifecycle/simulation/assumptions.js';
import type { SimulatedRepository } from '../../../src/lifecycle/simulation/simulated-repository.js';
import type { Image } from '../../../src/model/image.js';
import { any, keep, policyOf, pushed, rule } from '../policy-fixture.js';
import { type Deed, daysAgo, imageOf } from './repository-fixture.js';

/** What is done with the images of a small repository under an assumption. */
export interface Case {
  readonly name: string;
  readonly policy: LifecyclePolicy;
  readonly repository: SimulatedRepository;
  readonly assumed: Partial<Assumptions>;
  readonly deeds: Readonly<Record<string, Deed>>;
}

export const pushedAgo = (days: number): Partial<Image> => ({ pushedAt: daysAgo(days) });
/** Pushed 30 days ago. */
export const old = (digest: string, known: Partial<Image> = {}): Image => imageOf(digest, { ...pushedAgo(30), ...known });

export const keepTwo = policyOf(rule(1, any, keep(2)));
export const expireOld = policyOf(rule(1, any, pushed(7)));
