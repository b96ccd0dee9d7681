import { hash } from 'node:crypto';
import type { SubjectResource } from '../facts/subject.js';
import type { Finding } from '../schema/generated/report.js';
import type { Rule } from '../schema/generated/rule.js';
import type { CompiledRule } from './compile-rule.js';
import type { Judgement } from './judge.js';
import { type PlainValue, plainValue } from './plain-value.js';
import { fillTemplate } from './template.js';

/** Makes the finding of a judgement: its words, its evidence and its fingerprint. */
export function findingOf(judgement: Judgement): Finding {
  const { rule, subject, outcome, severity } = judgement;
  const evidence = evidenceOf(judgement);
  const address = typeof evidence['address'] === 'string' ? evidence['address'] : '';
  // Of a repository made elsewhere the plan has policies only: each speaks for itself.
  const isNamedByPart = subject.resource.address === '' || subject.partial;
  const resource = isNamedByPart && address !== '' ? { ...subject.resource, address } : subject.resource;
  return {
    fingerprint: fingerprintOf(rule.rule, resource),
    rule: rule.rule.id,
    outcome,
    severity,
    resource: resourceOf(resource),
    environment: subject.environment,
    message: messageOf(judgement),
    evidence,
    ...(outcome === 'fail' ? { fix: fixOf(rule, judgement) } : {}),
  };
}

function resourceOf({ tags, ...resource }: SubjectResource): Finding['resource'] {
  return tags === undefined ? resource : { ...resource, tags: [...tags] };
}

function messageOf({ rule, outcome, variables, unknown }: Judgement): string {
  switch (outcome) {
    case 'fail':
      return fillTemplate(rule.message(), variables);
    case 'unknown':
      return `cannot be told: ${unknown?.detail ?? 'a value is not known'}`;
    case 'pass':
      return rule.rule.title;
    case 'not-applicable':
      return 'not applicable';
  }
}

function evidenceOf({ rule, outcome, variables, unknown }: Judgement): Record<string, PlainValue> {
  if (outcome === 'not-applicable') return {};
  const evidence: Record<string, PlainValue> = {};
  if (unknown !== null) evidence['unknown'] = { unknown: unknown.unknown, detail: unknown.detail };
  for (const [name, expression] of rule.evidence()) {
    const result = expression.evaluate(variables);
    if ('unknown' in result) {
      if (outcome !== 'unknown') evidence[name] = `(${result.unknown.detail})`;
    } else if (result.value !== '' || name !== 'address') {
      evidence[name] = plainValue(result.value);
    }
  }
  return evidence;
}

function fixOf(compiled: CompiledRule, { variables }: Judgement): NonNullable<Finding['fix']> {
  const { summary, action, terraform, cli } = compiled.rule.fix;
  const values = Object.fromEntries(
    compiled.fixValues().map(([name, expression]) => {
      const result = expression.evaluate(variables);
      return [name, 'unknown' in result ? `(${result.unknown.detail})` : plainValue(result.value)];
    }),
  );
  return {
    summary,
    ...(action === undefined ? {} : { action }),
    ...(Object.keys(values).length === 0 ? {} : { with: values }),
    ...(terraform === undefined ? {} : { terraform }),
    ...(cli === undefined ? {} : { cli }),
  };
}

/** The same for the same rule on the same resource, whatever else changes. */
export function fingerprintOf(rule: Rule, resource: SubjectResource): string {
  const identity = resource.arn !== '' && resource.address === '' ? resource.arn : resource.address;
  const parts = [rule.id, resource.kind, identity === '' ? `${resource.account}/${resource.region}/${resource.name}` : identity];
  const digest = resource.digest === undefined ? [] : [resource.digest];
  return hash('sha256', [...parts, ...digest].join('\0'));
}
