import { describe, expect, it } from 'vitest';
import { parseReference, referencesIn } from '../../../src/sources/terraform/reference.js';

describe('referencesIn', () => {
  it('keeps the longest form of each, once, from nested blocks too', () => {
    const expression = { rule: [{ filter: { references: ['a.b[0].c', 'a.b[0]', 'a.b', 'a.bc'] } }, { references: ['var.x', 'var.x'] }] };
    expect(referencesIn(expression)).toEqual(['a.b[0].c', 'a.bc', 'var.x']);
  });

  it('finds none in a constant, which may look like an expression', () => {
    expect(referencesIn({ constant_value: { references: ['a.b'] } })).toEqual([]);
    expect(referencesIn(undefined)).toEqual([]);
  });
});

describe('parseReference', () => {
  it.each([
    ['aws_ecr_repository.this', { kind: 'resource', mode: 'managed', type: 'aws_ecr_repository', name: 'this', index: undefined }],
    ['aws_ecr_repository.this[2].name', { kind: 'resource', mode: 'managed', type: 'aws_ecr_repository', name: 'this', index: 2 }],
    [
      'aws_ecr_repository.this["a.b[0]"].name',
      { kind: 'resource', mode: 'managed', type: 'aws_ecr_repository', name: 'this', index: 'a.b[0]' },
    ],
    [
      'aws_ecr_repository.this["say \\"hi\\""]',
      { kind: 'resource', mode: 'managed', type: 'aws_ecr_repository', name: 'this', index: 'say "hi"' },
    ],
    ['data.aws_kms_key.k.arn', { kind: 'resource', mode: 'data', type: 'aws_kms_key', name: 'k', index: undefined }],
    ['module.ecr', { kind: 'module', name: 'ecr', index: undefined, output: undefined }],
    ['module.ecr["x"].names["y"].arn', { kind: 'module', name: 'ecr', index: 'x', output: { name: 'names', index: 'y' } }],
    ['var.settings["a"].region', { kind: 'variable', name: 'settings', attributes: [{ name: 'a' }, { name: 'region' }] }],
    ['each.value.name', { kind: 'each', attributes: [{ name: 'name' }] }],
    ['each.value', { kind: 'each', attributes: [] }],
    ['local.names["x"]', { kind: 'local' }],
    ['each.key', { kind: 'none' }],
    ['count.index', { kind: 'none' }],
    ['path.root', { kind: 'none' }],
    ['terraform.workspace', { kind: 'none' }],
    ['data.half', { kind: 'none' }],
    ['', { kind: 'none' }],
  ])('%s', (text, expected) => {
    expect(parseReference(text)).toEqual(expected);
  });
});
