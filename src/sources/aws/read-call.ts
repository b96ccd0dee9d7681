import { errorFacts } from './error-facts.js';
import { faultOfAnswer, faultOfError, type ReadFault, type ReadSubject } from './read-fault.js';

/** One read of the service. */
export interface ReadCall<Output, Value> extends ReadSubject {
  /** Sends the request; the client does the retries that it knows. */
  readonly send: () => Promise<Output>;
  /**
   * Takes from the answer what the service always sends, or undefined where that is missing: an empty answer under 200 is
   * valid to the SDK, and "no repositories" of it would be a false pass.
   */
  readonly take: (output: Output) => Value | undefined;
}

export type Read<Value> = { readonly value: Value } | { readonly fault: ReadFault };

/** `none`: the service answered that nothing is set, which is no fault. */
export type ReadSetting<Value> = Read<Value> | { readonly none: true };

/** The SDK takes an answer that cannot be read for final; a proxy or a cut connection makes them, and another one is whole. */
const attempts = 3;

/** Reads what is always there. Whatever goes wrong is data: one refused call never ends a scan. */
export async function readCall<Output, Value>(call: ReadCall<Output, Value>): Promise<Read<Value>> {
  const answer = await whole(call);
  if ('value' in answer) return answer;
  return { fault: 'why' in answer ? faultOfAnswer(answer.why, call) : faultOfError(answer.error, call) };
}

/** Reads a setting that may not be set, which the service answers with an error of one of these names. */
export async function readSetting<Output, Value>(
  call: ReadCall<Output, Value>,
  notFound: readonly NotFoundName[],
): Promise<ReadSetting<Value>> {
  const answer = await whole(call);
  if ('error' in answer && notFound.some((name) => name === errorFacts(answer.error).name)) return { none: true };
  if ('value' in answer) return answer;
  return { fault: 'why' in answer ? faultOfAnswer(answer.why, call) : faultOfError(answer.error, call) };
}

/** Errors that mean "not set". A repository, image or key that is not found is none of them: it was there a moment ago. */
export type NotFoundName =
  | 'LifecyclePolicyNotFoundException'
  | 'RepositoryPolicyNotFoundException'
  | 'RegistryPolicyNotFoundException'
  | 'SigningConfigurationNotFoundException'
  | 'TemplateNotFoundException'
  | 'PullThroughCacheRuleNotFoundException'
  | 'RepositoryCatalogDataNotFoundException'
  | 'ScanNotFoundException';

type Answer<Value> = { readonly value: Value } | { readonly why: string } | { readonly error: unknown };

async function whole<Output, Value>(call: ReadCall<Output, Value>): Promise<Answer<Value>> {
  let answer = await attempt(call);
  for (let count = 1; count < attempts && isUnreadable(answer); count += 1) answer = await attempt(call);
  return answer;
}

async function attempt<Output, Value>({ send, take }: ReadCall<Output, Value>): Promise<Answer<Value>> {
  try {
    return taken(await send(), take);
  } catch (error) {
    return { error };
  }
}

/** The SDK does not look at what it hands on: a null where an object should be is thrown over here, and no error of a call. */
function taken<Output, Value>(output: Output, take: (output: Output) => Value | undefined): Answer<Value> {
  try {
    const value = take(output);
    return value === undefined ? { why: 'the answer lacks what the service always sends' } : { value };
  } catch {
    return { why: 'the answer is not of the shape that the service gives' };
  }
}

function isUnreadable(answer: Answer<unknown>): boolean {
  if ('why' in answer) return true;
  if (!('error' in answer)) return false;
  const { name, code, status } = errorFacts(answer.error);
  // Cut JSON is a SyntaxError, cut XML an Error without a name of its own; a cut connection has a code, and was tried again.
  return name === 'SyntaxError' ? status === undefined || status < 300 : name === 'Error' && code === '' && status === 200;
}
