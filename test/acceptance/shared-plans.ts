import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

// Plans that other people made stay out of this repository: they lie beside it.
const shared = path.resolve(import.meta.dirname, '../../../shared');

/** True where the shared data is at hand. CI does not forgive its absence. */
export const hasSharedData = existsSync(path.join(shared, 'data'));
if (!hasSharedData && process.env['CI'] === 'true') throw new Error(`the shared data is missing: ${shared}`);

/** A path in the folder of shared data. */
export const sharedPath = (...names: readonly string[]): string => path.join(shared, ...names);

/** The plans of a folder of shared data, by name; empty where the data is missing. */
export function storedPlans(folder: string): readonly string[] {
  if (!hasSharedData) return [];
  return readdirSync(sharedPath('data', folder))
    .filter((name) => name.endsWith('.json'))
    .sort();
}

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
