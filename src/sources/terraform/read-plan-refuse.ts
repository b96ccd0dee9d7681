import { EcrAuditError } from '../../model/errors.js';
import { parsedJson } from '../../model/parsed-json.js';
import type { JsonObject } from './plan-document.js';
import type { SyntaxFault } from './read-plan-stream.js';

/** The name under which standard input is spoken of. */
export const standardInput = 'standard input';

/** The command that makes and judges a plan. */
function showCommand(planFile = 'tfplan'): string {
  return `terraform show -json ${planFile} | ecr-audit plan`;
}

/** The error for an input without a plan in it. */
export function refuseEmpty(source: string): EcrAuditError {
  return new EcrAuditError('plan-empty', `${source} is empty: there is no plan to judge`, {
    hint: `see what the command before the pipe printed; \`set -o pipefail\` makes the script stop when it fails: ${showCommand()}`,
  });
}

/** The error for bytes that are no text at all; undefined for those that may be. */
export function refuseBinary(bytes: Uint8Array, source: string): EcrAuditError | undefined {
  const file = source === standardInput ? undefined : quoteForShell(source);
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) {
    return new EcrAuditError('plan-binary', `${source} is a plan in Terraform's binary format`, { hint: showCommand(file) });
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) {
    const hint = `gunzip -c ${file ?? 'plan.json.gz'} | ecr-audit plan`;
    return new EcrAuditError('plan-binary', `${source} is compressed with gzip`, { hint });
  }
  return undefined;
}

/** The error for text that is not JSON; `head` is its beginning. */
export function refuseText(head: string, fault: SyntaxFault, source: string): EcrAuditError {
  if (isLog(firstLine(head))) return refuseLog(source);
  if (humanText.test(head.replace(ansiCodes, ''))) {
    const message = `${source} is the text that terraform prints for people`;
    return new EcrAuditError('plan-is-text', message, { hint: `terraform plan -out=tfplan && ${showCommand()}` });
  }
  const { line, column, offset } = fault.position;
  const place = `line ${line}, column ${column} (character ${offset})`;
  if (fault.atEnd) {
    const hint = `write the plan anew, and see whether the disk was full or the job cancelled: ${showCommand()}`;
    return new EcrAuditError('plan-truncated', `${source} is cut off: it ends at ${place}, in the middle of the plan`, { hint });
  }
  return new EcrAuditError('plan-not-json', `${source} is not the JSON of a plan: ${place}: expected ${fault.expected}`, {
    hint: `only the output of \`terraform show -json\`, of one plan and without error output, can be read: ${showCommand()}`,
  });
}

/** The error for JSON that is something else than a plan that can be read; undefined for a plan. */
export function refuseOther(root: JsonObject, source: string): EcrAuditError | undefined {
  if (isLog(root)) return refuseLog(source);
  const version = root['format_version'];
  if (typeof version === 'string' && !/^[01](\.|$)/.test(version)) {
    const shown = /^\d+(\.\d+)*$/.test(version) ? `format version ${version}` : 'a format version that is no number';
    return new EcrAuditError('plan-unsupported', `${source} has ${shown}; versions 0.1 to 1.x are read`, {
      hint: 'see whether a newer ecr-audit reads it',
    });
  }
  if (planMembers.some((key) => key in root)) return undefined;
  if (isState(root)) {
    return new EcrAuditError('plan-is-state', `${source} is a state, not a plan`, {
      hint: `name the plan file that \`terraform plan -out=tfplan\` wrote: ${showCommand()}`,
    });
  }
  return refuseMalformed('', `an object with one of ${planMembers.join(', ')}`, source);
}

/** The error for JSON that is not laid out as a plan. */
export function refuseMalformed(pointer: string, expected: string, source: string): EcrAuditError {
  const place = pointer === '' ? 'at the top' : `at ${pointer}`;
  return new EcrAuditError('plan-malformed', `${source} is not laid out as a plan: expected ${expected} ${place}`, {
    hint: showCommand(),
  });
}

const planMembers = ['resource_changes', 'planned_values', 'configuration', 'resource_drift', 'prior_state'];

// `terraform show -json` without a file and without a state prints nothing but its format version.
function isState(root: JsonObject): boolean {
  const keys = Object.keys(root);
  return 'values' in root || 'lineage' in root || ('serial' in root && 'resources' in root) || keys.join() === 'format_version';
}

function refuseLog(source: string): EcrAuditError {
  return new EcrAuditError('plan-is-log', `${source} is the log that \`terraform plan -json\` prints, which does not hold the plan`, {
    hint: `terraform plan -out=tfplan && ${showCommand()}`,
  });
}

function isLog(root: unknown): boolean {
  return typeof root === 'object' && root !== null && '@level' in root && '@message' in root;
}

function firstLine(head: string): unknown {
  return parsedJson(head.trimStart().split('\n', 1)[0] ?? '');
}

const humanText = new RegExp(
  [
    '(?:Terraform|OpenTofu) (?:will perform|used the selected providers|planned the following|has compared)',
    '^(?:No changes\\.|Changes to Outputs:|Plan: \\d+ to )',
    'Objects have changed outside of (?:Terraform|OpenTofu)',
    '^[^\\n]*: (?:Refreshing state\\.\\.\\.|Reading\\.\\.\\.)',
    '^ *# \\S+ (?:will be|must be) ',
  ].join('|'),
  'm',
);

// biome-ignore lint/suspicious/noControlCharactersInRegex: colour codes begin with the escape character
const ansiCodes = /\u001b\[[0-9;]*m/g;

function quoteForShell(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
