import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type InstanceKey, parseAddress, type ResourceAddress } from '../../../src/sources/terraform/address.js';

describe('parseAddress', () => {
  it.each<[string, ResourceAddress]>([
    ['aws_ecr_repository.this', { modulePath: [], mode: 'managed', type: 'aws_ecr_repository', name: 'this' }],
    ['aws_ecr_repository.this[2]', { modulePath: [], mode: 'managed', type: 'aws_ecr_repository', name: 'this', index: 2 }],
    ['data.aws_region.here', { modulePath: [], mode: 'data', type: 'aws_region', name: 'here' }],
    ['ephemeral.aws_kms_secrets.x', { modulePath: [], mode: 'ephemeral', type: 'aws_kms_secrets', name: 'x' }],
    [
      'module.ecr["api"].module.repo[0].aws_ecr_repository.this["x"]',
      {
        modulePath: [
          { name: 'ecr', index: 'api' },
          { name: 'repo', index: 0 },
        ],
        mode: 'managed',
        type: 'aws_ecr_repository',
        name: 'this',
        index: 'x',
      },
    ],
    ['module.module.data.aws_region.data', { modulePath: [{ name: 'module' }], mode: 'data', type: 'aws_region', name: 'data' }],
    ['a.b["team/api.v1[0]"]', { modulePath: [], mode: 'managed', type: 'a', name: 'b', index: 'team/api.v1[0]' }],
    ['a.b["say \\"hi\\"\\\\"]', { modulePath: [], mode: 'managed', type: 'a', name: 'b', index: 'say "hi"\\' }],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the name is meant to look like a template
    ['a.b["$${x} %%{y} $$ $"]', { modulePath: [], mode: 'managed', type: 'a', name: 'b', index: '${x} %{y} $$ $' }],
    ['a.b["\\u00e9\\U0001F600\\n\\t\\r"]', { modulePath: [], mode: 'managed', type: 'a', name: 'b', index: 'é😀\n\t\r' }],
  ])('reads %s', (address, parts) => {
    expect(parseAddress(address)).toEqual(parts);
  });

  it.each([
    '',
    'aws_ecr_repository',
    'module.ecr',
    'module.ecr["a"]',
    'a.b.c',
    'a.b.',
    '.a.b',
    'a..b',
    'a[0].b',
    'module[0].x.a.b',
    'a.b[',
    'a.b["x"',
    'a.b["x]',
    'a.b[x]',
    'a.b[-1]',
    'a.b[0]c',
    'data.a.b.c',
  ])('is undefined for %j', (address) => {
    expect(parseAddress(address)).toBeUndefined();
  });

  it('gives back what was written', () => {
    const name = fc.stringMatching(/^[\p{L}_][\p{L}\p{N}_-]{0,8}$/u);
    const key = fc.option(fc.oneof(fc.nat(), fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'.[]"\\${%n ') })));
    const call = fc.record({ name, key });
    fc.assert(
      fc.property(
        fc.array(call, { maxLength: 3 }),
        fc.constantFrom('managed', 'data', 'ephemeral'),
        name,
        name,
        key,
        (calls, mode, type, own, index) => {
          fc.pre(type !== 'module' && !(mode === 'managed' && (type === 'data' || type === 'ephemeral')));
          const steps = calls.map((each) => `module.${each.name}${brackets(each.key)}.`).join('');
          const written = `${steps}${mode === 'managed' ? '' : `${mode}.`}${type}.${own}${brackets(index)}`;
          expect(parseAddress(written)).toEqual({
            modulePath: calls.map((each) => ({ name: each.name, ...withIndex(each.key) })),
            mode,
            type,
            name: own,
            ...withIndex(index),
          });
        },
      ),
    );
  });
});

function withIndex(index: InstanceKey | null): { index?: InstanceKey } {
  return index === null ? {} : { index };
}

// As Terraform writes a key.
function brackets(key: InstanceKey | null): string {
  if (key === null) return '';
  if (typeof key === 'number') return `[${key}]`;
  const escaped = key
    .replace(/[\\"]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replaceAll('\n', '\\n')
    .replace(/\p{Cc}/gu, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  return `["${escaped}"]`;
}
