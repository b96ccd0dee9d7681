import type { PolicyReading } from '../access/policy.js';
import { readPolicy } from '../access/read-policy.js';
import type { AccessContext } from '../access/standing.js';
import { judgePolicy, type PolicyVerdict } from '../access/verdict.js';
import type { LifecycleReading } from '../lifecycle/fault.js';
import { readLifecyclePolicy } from '../lifecycle/read-policy.js';
import type { Registry } from '../model/inventory.js';
import type { Knowable } from '../model/unknown.js';
import { accessContextOf, unreadable } from './access-context.js';
import type { FactContext } from './context.js';
import { remember, rememberAbout } from './remember.js';

/** What facts are computed with: the context, and readers of policies that read and judge each text once. */
export interface Facts {
  readonly context: FactContext;
  readonly readLifecycle: (text: string) => LifecycleReading;
  readonly readAccess: (text: string) => PolicyReading;
  readonly accessOf: (registry: Registry) => RegistryAccess;
}

/** Who is one of us in a registry, and what the repository policies there come to. */
export interface RegistryAccess {
  readonly context: AccessContext;
  readonly judge: (text: string) => Knowable<PolicyVerdict>;
}

export function createFacts(context: FactContext): Facts {
  const readAccess = remember(readPolicy);
  return {
    context,
    readLifecycle: remember(readLifecyclePolicy),
    readAccess,
    accessOf: rememberAbout((registry) => {
      const own = accessContextOf(registry, context);
      return {
        context: own,
        judge: remember((text) => {
          const reading = readAccess(text);
          return reading.ok ? judgePolicy(reading.policy, own) : unreadable(reading);
        }),
      };
    }),
  };
}
