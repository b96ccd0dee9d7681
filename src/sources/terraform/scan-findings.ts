import { isNamedForFindings, selectsFindings } from '../../model/finding-event-pattern.js';
import type { EventRule } from '../../model/inventory.js';
import { everyOf } from '../../model/three-valued.js';
import { isUnknown, type Knowable, whenKnown } from '../../model/unknown.js';
import { defaultBus } from './event-bus.js';
import type { RegistryIdentity } from './registry-identity.js';

/** True for an event rule that lets scan findings of its registry through. */
export function takesScanFindings({ bus, pattern }: EventRule, registry: RegistryIdentity): Knowable<boolean> {
  return everyOf([whenKnown(bus, (name) => name === defaultBus), whenKnown(pattern, (text) => selectsFindings(text, registry))]);
}

/** True for a log group whose name says that it is for scan findings. */
export function nameTellsFindings(name: Knowable<string>): boolean {
  return !isUnknown(name) && isNamedForFindings(name);
}
