import { readFileSync } from 'node:fs';

/** An entry of `resource_changes`, as far as these tests look at it. */
interface RawChange {
  readonly mode?: string;
  readonly type: string;
}

/**
 * How many ECR resources a plan names, counted by other means than those under test; undefined for what is no plan.
 * Reads what the files hold besides plain JSON: UTF-16 with and without a mark, and a line of the setup-terraform wrapper.
 */
export function countEcrChanges(file: string): number | undefined {
  const bytes = readFileSync(file);
  const text = bytes.includes(0) ? bytes.toString('utf16le') : bytes.toString();
  const [json = ''] = text
    .replace(/^\ufeff/u, '')
    .replace(/^\[command\].*\n/u, '')
    .split('\n::');
  const plan: { readonly resource_changes?: readonly RawChange[]; readonly values?: object; readonly planned_values?: object } =
    JSON.parse(json);
  if (plan.values !== undefined && plan.planned_values === undefined) return undefined;
  return (plan.resource_changes ?? []).filter(({ mode, type }) => mode !== 'data' && /^aws_ecr(?:public)?_/u.test(type)).length;
}
