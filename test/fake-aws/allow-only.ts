import { callName, type FakeCall } from './fake-call.js';
import { type Fault, faults } from './faults.js';

/** Denies what is not among the actions of a policy, for `intercept`: the names of our calls are those of their actions. */
export function allowOnly(actions: readonly string[]): (call: FakeCall) => Fault | undefined {
  const allowed = new Set(actions);
  return (call) => (allowed.has(callName(call)) ? undefined : faults.accessDenied);
}
