import { generatedPlan } from '../bench/generated-plan.js';

/**
 * A plan of at least `bytes`, as a stream of text: it is longer than a string can be. A generated plan is repeated with other
 * repository names, first its planned values, then its changes, as terraform writes them.
 */
export function* hugePlan(bytes: number, perBatch = 2_000): Generator<string> {
  const text = generatedPlan(perBatch);
  const { planned_values, resource_changes, ...rest }: Record<string, unknown> = JSON.parse(text);
  const modules = innerText(planned_values, '"child_modules":[', ']}}');
  const changes = innerText(resource_changes, '[', ']');
  const batches = Array.from({ length: Math.ceil(bytes / text.length) }, (_, index) => index);
  yield '{"planned_values":{"root_module":{"child_modules":[';
  for (const batch of batches) yield inBatch(modules, batch);
  yield ']}},"resource_changes":[';
  for (const batch of batches) yield inBatch(changes, batch);
  yield `],${JSON.stringify(rest).slice(1)}`;
}

/** The text between an opening and a closing of a value. */
function innerText(value: unknown, opening: string, closing: string): string {
  const text = JSON.stringify(value);
  return text.slice(text.indexOf(opening) + opening.length, text.length - closing.length);
}

function inBatch(text: string, batch: number): string {
  return `${batch === 0 ? '' : ','}${text.replaceAll('/service-', `/batch-${batch}-service-`)}`;
}
