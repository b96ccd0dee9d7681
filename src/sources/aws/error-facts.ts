/** What is read of an error of the SDK, of Node or of nobody known. */
export interface ErrorFacts {
  /** The service's name of the error: an identifier, or empty. Anything else could be a message, and those are hostile. */
  readonly name: string;
  /** Node's code: ENOTFOUND, ECONNRESET … */
  readonly code: string;
  readonly status: number | undefined;
  /** Only to be searched, never to be shown. */
  readonly message: string;
}

/** Reads an error without trusting its shape. The SDK wraps some errors of Node: then the code is that of the cause. */
export function errorFacts(error: unknown): ErrorFacts {
  const status = property(property(error, '$metadata'), 'httpStatusCode');
  const name = text(property(error, 'name'));
  return {
    name: /^[A-Za-z][\w.]{0,79}$/.test(name) ? name : '',
    code: text(property(error, 'code')) || text(property(property(error, 'cause'), 'code')),
    status: typeof status === 'number' ? status : undefined,
    message: text(property(error, 'message')),
  };
}

const text = (value: unknown) => (typeof value === 'string' ? value : '');

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
