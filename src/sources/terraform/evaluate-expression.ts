import { type ConfigurationIndex, pathAbove } from './configuration-index.js';
import { memberOf } from './json-shape.js';
import type { Json, PlanDocument } from './plan-document.js';
import { parseReference, referencesIn } from './reference.js';

/**
 * The value of an expression that is a constant or one variable and nothing else, as far as the plan lets that be seen:
 * `references` do not tell `var.region` from a function of it, so that the caller should look at what comes out.
 *
 * Undefined where it cannot be told. `modulePath` is where the expression stands.
 */
export function evaluateExpression(
  expression: Json | undefined,
  modulePath: string,
  plan: PlanDocument,
  configuration: ConfigurationIndex,
): Json | undefined {
  const constant = memberOf(expression, 'constant_value');
  if (constant !== undefined) return constant;
  const [only, ...more] = referencesIn(expression);
  if (only === undefined || more.length > 0) return undefined;
  const reference = parseReference(only);
  if (reference.kind !== 'variable') return undefined;
  const value = valueOfVariable(reference.name, modulePath, plan, configuration);
  return reference.attributes.reduce<Json | undefined>((of, { name }) => memberOf(of, name), value);
}

function valueOfVariable(name: string, modulePath: string, plan: PlanDocument, configuration: ConfigurationIndex): Json | undefined {
  const configured = configuration.get(modulePath);
  const fallback = configured?.module.variables?.[name]?.default;
  const parent = pathAbove(modulePath);
  if (parent === undefined) return plan.variables?.[name]?.value ?? fallback;
  const expression = memberOf(configured?.call?.expressions, name);
  return expression === undefined ? fallback : evaluateExpression(expression, parent, plan, configuration);
}
