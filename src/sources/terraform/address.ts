/** Key of `for_each`, or number of `count`. */
export type InstanceKey = string | number;

/** A call of a module in an address. */
export interface ModuleStep {
  readonly name: string;
  readonly index?: InstanceKey;
}

/** A resource address in its parts. */
export interface ResourceAddress {
  readonly modulePath: readonly ModuleStep[];
  readonly mode: 'managed' | 'data' | 'ephemeral';
  readonly type: string;
  readonly name: string;
  readonly index?: InstanceKey;
}

/**
 * Takes a resource address apart: `module.ecr["api"].aws_ecr_repository.this[0]`. Keys may hold dots, brackets and quotes.
 *
 * Undefined for what is no address of a resource.
 */
export function parseAddress(address: string): ResourceAddress | undefined {
  const steps = splitSteps(address);
  if (steps === undefined) return undefined;
  const modulePath: ModuleStep[] = [];
  let at = 0;
  while (steps[at]?.name === 'module' && at + 1 < steps.length) {
    const call = steps[at + 1];
    if (call === undefined || steps[at]?.index !== undefined) return undefined;
    modulePath.push(call);
    at += 2;
  }
  return resourceOf(steps.slice(at), modulePath);
}

function resourceOf(steps: readonly ModuleStep[], modulePath: readonly ModuleStep[]): ResourceAddress | undefined {
  const first = steps[0]?.name;
  const mode = steps.length === 3 && (first === 'data' || first === 'ephemeral') ? first : 'managed';
  const [type, last, ...more] = mode === 'managed' ? steps : steps.slice(1);
  if (type === undefined || type.index !== undefined || last === undefined || more.length > 0) return undefined;
  return { modulePath, mode, type: type.name, ...last };
}

/** The key of what stands for instances that are not known yet. */
export const anyInstance = '*';

// A name, then an index in brackets, then a dot or the end. A quoted key ends at the first quote without a backslash.
const step = /([^.[\]"\s]+)(?:\[(?:(\d+|\*)|"((?:[^"\\]|\\.)*)")\])?(\.|$)/suy;

function splitSteps(address: string): readonly ModuleStep[] | undefined {
  const steps: ModuleStep[] = [];
  step.lastIndex = 0;
  for (;;) {
    const match = step.exec(address);
    if (match === null) return undefined;
    const [, name = '', count, key, end] = match;
    steps.push(makeStep(name, count, key));
    if (end === '') return steps;
  }
}

function makeStep(name: string, count: string | undefined, key: string | undefined): ModuleStep {
  // Of a block whose instances are put off: `this[*]`.
  if (count === anyInstance) return { name, index: anyInstance };
  if (count !== undefined) return { name, index: Number(count) };
  if (key !== undefined) return { name, index: unquote(key) };
  return { name };
}

const plainEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

// Terraform quotes a key as HCL does: besides backslashes, `${` and `%{` are written with the sign doubled.
function unquote(quoted: string): string {
  return quoted.replace(/\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))|([$%])\4(?=\{)/gsu, (all, short, long, plain, sign) => {
    if (sign !== undefined) return sign;
    if (plain !== undefined) return plainEscapes[plain] ?? plain;
    const code = Number.parseInt(short ?? long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
