import type { FakeAccount, FakeEstate, FakeRegion } from '../estate.js';
import type { FakeCall } from '../fake-call.js';

/** What a call is answered from. */
export interface Held {
  readonly estate: FakeEstate;
  readonly account: FakeAccount;
  readonly accountId: string;
  readonly region: FakeRegion;
  readonly regionName: string;
}

/** Answers a call, or throws a Refusal. */
export type Operation = (call: FakeCall, held: Held) => object;

export type Operations = Readonly<Record<string, Operation>>;

/** An operation in the SDK's own types: the border where its request, which the SDK has just written, is believed. */
export const operation =
  <Input extends object, Output extends object>(answer: (input: Input, held: Held) => Output): Operation =>
  (call, held) =>
    answer(call.input as Input, held);
