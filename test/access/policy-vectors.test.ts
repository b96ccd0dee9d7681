import { describe, expect, it } from 'vitest';
import { readPolicy } from '../../src/access/read-policy.js';
import { judgePolicy } from '../../src/access/verdict.js';
import { shared } from '../shared-data.js';
import { classOf, context, type RawStatement } from './policy-text.js';

interface Vector {
  readonly id: number;
  readonly name: string;
  readonly truth: string;
  readonly statement: RawStatement;
}

interface Found {
  readonly id: string;
  readonly policy: { readonly Statement: readonly RawStatement[] };
  readonly features: readonly string[];
}

const vectors: readonly Vector[] = JSON.parse(shared.text('ecr/policy-vectors.json') || '[]');
const found = shared.lines('data/repository-policies.jsonl').map((line): Found => JSON.parse(line));

describe.skipIf(!shared.isThere)('shared policies (skipped where ../shared is missing)', () => {
  it('are all at hand', () => {
    expect(vectors.length).toBeGreaterThanOrEqual(35);
    expect(found.length).toBeGreaterThanOrEqual(75);
  });
});

describe.skipIf(!shared.isThere)('the vectors', () => {
  it.each(vectors)('$id $name: $truth', ({ truth, statement }) => {
    expect(classOf([statement])).toBe(truth);
  });
});

describe.skipIf(!shared.isThere)('policies found in public', () => {
  const classesOf = ({ policy }: Found) => {
    const reading = readPolicy(JSON.stringify(policy));
    return reading.ok ? judgePolicy(reading.policy, context).statements.map((each) => each.class) : undefined;
  };

  it.each(found)('$id is read or refused', (each) => {
    const refused = classesOf(each) === undefined;
    expect(refused).toBe(each.policy.Statement.some(({ Principal }) => typeof Principal === 'string' && Principal !== '*'));
  });

  it.each(found.filter(({ features }) => features.includes('public')))('$id is public', (each) => {
    expect(classesOf(each)).toContain('public');
  });

  it.each(found.filter(({ features }) => features.includes('star-with-condition')))('$id is what its condition leaves', (each) => {
    const text = JSON.stringify(each.policy);
    const wanted = text.includes('ForAllValues') ? 'public' : text.includes('SourceIp') ? 'ip-restricted' : 'org-restricted';
    expect(classesOf(each)?.[0]).toBe(wanted);
  });

  it.each(found.filter(({ features }) => features.includes('deny-star') && !features.includes('public')))(
    '$id lets nobody in by a Deny',
    (each) => {
      expect(classesOf(each)).toEqual(each.policy.Statement.map(() => 'not-public'));
    },
  );
});
