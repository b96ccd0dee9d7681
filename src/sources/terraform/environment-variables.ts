import type { PlanDocument } from './plan-document.js';

const names: ReadonlySet<string> = new Set(['environment', 'env', 'stage', 'environment_name', 'env_name', 'deployment_environment']);

/** Root variables whose names say that they hold an environment; sensitive ones are left out. */
export function environmentVariablesOf(plan: PlanDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, { value }] of Object.entries(plan.variables ?? {})) {
    const isSensitive = plan.configuration?.root_module?.variables?.[name]?.sensitive === true;
    if (names.has(name.toLowerCase()) && typeof value === 'string' && !isSensitive) found.set(name, value);
  }
  return found;
}
