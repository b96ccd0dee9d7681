import type { InitializeMiddleware, Pluggable } from '@smithy/types';
import { type FaultCode, faultCode } from './fault-code.js';

/** So many calls of an action in a row that came to nothing, and no further one is sent. */
const enough = 5;

/** What every call of an action meets alike: that one repository may not be read says nothing of the next. */
const general: ReadonlySet<FaultCode> = new Set(['throttled', 'timed-out', 'network', 'expired-token', 'bad-credentials', 'region-off']);

/**
 * A plugin that gives up an action of a client which the service does not answer any more. Each call has been tried again by then; for ten
 * thousand repositories those attempts would take days, and come to the same.
 */
export function giveUp<Input extends object, Output extends object>(region: string): Pluggable<Input, Output> {
  const failures = new Map<string, { readonly count: number; readonly error: unknown }>();
  const middleware: InitializeMiddleware<Input, Output> = (next, context) => async (args) => {
    const action = context.commandName ?? '';
    const before = failures.get(action);
    if (before !== undefined && before.count >= enough) throw before.error;
    try {
      const answer = await next(args);
      failures.delete(action);
      return answer;
    } catch (error) {
      if (general.has(faultCode(error, region))) failures.set(action, { count: (failures.get(action)?.count ?? 0) + 1, error });
      else failures.delete(action);
      throw error;
    }
  };
  return { applyToStack: (stack) => stack.add(middleware, { name: 'giveUp', step: 'initialize' }) };
}
