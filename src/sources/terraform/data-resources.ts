import { pathBelow } from './configuration-index.js';
import type { PlanStateModule, PlanStateResource } from './plan-document.js';

/** What a `data` block has found, and the path of its module. */
export interface DataResource {
  readonly path: string;
  readonly resource: PlanStateResource;
}

/** Data resources of `prior_state` with the path of their module. */
export function dataResources(module: PlanStateModule | undefined, path: string): readonly DataResource[] {
  if (module === undefined) return [];
  const own = (module.resources ?? []).filter(({ mode }) => mode === 'data').map((resource) => ({ path, resource }));
  const below = (module.child_modules ?? []).flatMap((child) => dataResources(child, pathBelow(path, callNameOf(child))));
  return [...own, ...below];
}

// `module.a["x"].module.b[0]` → `b`. A key may hold dots, so that the last name is looked for from the end.
function callNameOf({ address = '' }: PlanStateModule): string {
  return /module\.([^.[\]"]+)(?:\[(?:\d+|"(?:[^"\\]|\\.)*")\])?$/u.exec(address)?.[1] ?? '';
}
