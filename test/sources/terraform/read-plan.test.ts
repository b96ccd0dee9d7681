import { execFileSync } from 'node:child_process';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { type EcrAuditError, isEcrAuditError } from '../../../src/model/errors.js';
import { readPlan } from '../../../src/sources/terraform/read-plan.js';

const repository = {
  address: 'aws_ecr_repository.api',
  mode: 'managed',
  type: 'aws_ecr_repository',
  name: 'api',
  provider_name: 'registry.terraform.io/hashicorp/aws',
  change: { actions: ['create'], before: null, after: { name: 'größe', tags: null }, after_unknown: { arn: true } },
};
const bucket = {
  address: 'aws_s3_bucket.b',
  mode: 'managed',
  type: 'aws_s3_bucket',
  name: 'b',
  change: { actions: ['create'], after: {} },
};
const plan = { format_version: '1.2', terraform_version: '1.11.4', planned_values: {}, resource_changes: [bucket, repository] };
const json = JSON.stringify(plan, null, 2);

// Every input both ways: parsed whole, and as a stream that begins with the first byte.
const ways = [
  { way: 'whole', read: (bytes: Uint8Array, name = 'plan.json') => readPlan(bytes, name) },
  { way: 'streamed', read: (bytes: Uint8Array, name = 'plan.json') => readPlan(bytes, name, { streamAbove: 0 }) },
  { way: 'byte by byte', read: (bytes: Uint8Array, name = 'plan.json') => readPlan(oneByOne(bytes), name) },
];

describe.each(ways)('readPlan, $way', ({ read }) => {
  it('keeps types of interest and counts all', async () => {
    expect(await read(Buffer.from(json))).toEqual({
      format_version: '1.2',
      terraform_version: '1.11.4',
      resource_changes: [repository],
      resourceChangeCount: 2,
      hasPlannedValues: true,
    });
  });

  it.each<[string, Uint8Array]>([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${json}`)],
    ['UTF-8 with CRLF and blanks around it', Buffer.from(`\r\n ${json.replaceAll('\n', '\r\n')}\r\n\r\n`)],
    ['UTF-16LE with a byte order mark', Buffer.from(`\ufeff${json}`, 'utf16le')],
    ['UTF-16LE without one', Buffer.from(json, 'utf16le')],
    ['UTF-16BE with a byte order mark', Buffer.from(`\ufeff${json}`, 'utf16le').swap16()],
    ['UTF-16BE without one', Buffer.from(json, 'utf16le').swap16()],
    ['what the wrapper of setup-terraform prints', Buffer.from(wrapped(json))],
    ['the same, with CRLF', Buffer.from(wrapped(json).replaceAll('\n', '\r\n'))],
  ])('reads %s', async (_, bytes) => {
    const { resource_changes } = await read(bytes);
    expect(resource_changes).toEqual([repository]);
  });

  it.each<[string, object]>([
    ['a plan without versions and planned values', { resource_changes: [] }],
    ['a refresh-only plan', { format_version: '1.2', planned_values: {}, resource_drift: [repository] }],
    ['a plan with configuration only', { configuration: { root_module: {} } }],
    ['a plan of the first format', { format_version: '0.1', planned_values: {} }],
    ['a plan of a later minor format', { format_version: '1.97', planned_values: {}, something_new: [1] }],
  ])('accepts %s', async (_, value) => {
    await expect(read(Buffer.from(JSON.stringify(value)))).resolves.toMatchObject({ resourceChangeCount: 0 });
  });

  it.each<[string, string, string | Uint8Array]>([
    ['nothing', 'plan-empty', ''],
    ['blanks', 'plan-empty', ' \r\n\t\n'],
    ['a byte order mark', 'plan-empty', '\ufeff'],
    ['a byte order mark of UTF-16', 'plan-empty', Buffer.from('\ufeff\n', 'utf16le')],
    ['a binary plan', 'plan-binary', 'PK\u0003\u0004\u0014\u0000'],
    ['a compressed plan', 'plan-binary', gzipSync(json)],
    ['a state as JSON', 'plan-is-state', '{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}'],
    ['the state of an empty folder as JSON', 'plan-is-state', '{"format_version":"1.0"}'],
    ['a state file', 'plan-is-state', '{"version":4,"terraform_version":"1.11.4","serial":3,"lineage":"8","outputs":{},"resources":[]}'],
    ['a log', 'plan-is-log', '{"@level":"info","@message":"Terraform 1.11.4","type":"version"}\n{"@level":"info","@message":"x"}\n'],
    ['a log of one line', 'plan-is-log', '{"@level":"info","@message":"Terraform 1.11.4","type":"version"}\n'],
    [
      'a plan in words',
      'plan-is-text',
      '\nTerraform used the selected providers to generate\nTerraform will perform the following actions:\n',
    ],
    ['a plan in words, in colour', 'plan-is-text', '\u001b[0m\u001b[1mTerraform\u001b[0m will perform the following actions:\n'],
    ['a plan in words, by OpenTofu', 'plan-is-text', 'OpenTofu will perform the following actions:\n'],
    ['a plan in words, refreshing', 'plan-is-text', 'aws_ecr_repository.api: Refreshing state... [id=api]\n'],
    ['an empty plan in words', 'plan-is-text', '\u001b[0m\u001b[1m\u001b[32mNo changes.\u001b[0m Your infrastructure matches.\n'],
    ['a later format', 'plan-unsupported', '{"format_version":"2.0","planned_values":{}}'],
    ['a format that is no number', 'plan-unsupported', '{"format_version":"latest","planned_values":{}}'],
    ['an array', 'plan-malformed', '[1, 2]'],
    ['a number', 'plan-malformed', '12'],
    ['null', 'plan-malformed', 'null'],
    ['another object', 'plan-malformed', '{"format_version":"1.0","provider_schemas":{}}'],
    ['YAML', 'plan-not-json', 'resource_changes:\n  - address: a.b\n'],
    ['HCL', 'plan-not-json', 'resource "aws_ecr_repository" "api" {\n}\n'],
    ['two plans', 'plan-not-json', `${json}\n${json}\n`],
    ['a warning before the plan', 'plan-not-json', `Warning: something is deprecated\n${json}`],
    ['a comma too many', 'plan-not-json', '{"resource_changes": [],}'],
    ['a bracket that does not match', 'plan-not-json', '{"resource_changes": [}'],
    ['a word that is no value', 'plan-not-json', '{"resource_changes": nil}'],
  ])('refuses %s: %s', async (_, code, input) => {
    const refusal = await refusalOf(read(typeof input === 'string' ? Buffer.from(input) : input));
    expect(refusal.code).toBe(code);
    expect(refusal.hint).not.toBe('');
  });

  it('says where a plan is cut off', async () => {
    const refusal = await refusalOf(read(Buffer.from('{"a": "é",\n  "resource_changes": [{"add')));
    expect(refusal.code).toBe('plan-truncated');
    expect(refusal.message).toContain('line 2, column 29 (character 39)');
  });

  it('says where something else than JSON stands, and what should', async () => {
    const refusal = await refusalOf(read(Buffer.from('{\n  "a": "é", "b" 1}')));
    expect(refusal.message).toContain("line 2, column 17 (character 18): expected ':'");
  });

  it('never quotes what stands in a plan', async () => {
    const secret = JSON.stringify({
      variables: { password: { value: 'hunter2' } },
      resource_changes: [{ address: 'hunter2', change: 'hunter2' }],
    });
    const inputs = [secret, secret.slice(0, -1), secret.replace('}', 'hunter2'), secret.replaceAll(':', 'hunter2'), `hunter2${secret}`];
    for (const input of inputs) {
      const refusal = await refusalOf(read(Buffer.from(input)));
      expect(`${refusal.message} ${refusal.hint} ${refusal.stack} ${String(refusal.cause)}`).not.toContain('hunter2');
    }
  });
});

describe('the remedy', () => {
  const binary = Buffer.from('PK\u0003\u0004');

  it.each([
    ['tfplan', 'terraform show -json tfplan | ecr-audit plan'],
    ["it's a plan", "terraform show -json 'it'\\''s a plan' | ecr-audit plan"],
    ['standard input', 'terraform show -json tfplan | ecr-audit plan'],
  ])('names the binary plan %j so that a shell reads it', async (name, command) => {
    expect((await refusalOf(readPlan(binary, name))).hint).toBe(command);
  });

  it('quotes a name for the shell, whatever is in it', async () => {
    const name = '-n $(x) `y` "z" \'q\'';
    const { hint } = await refusalOf(readPlan(gzipSync('{}'), name));
    const [, quoted = ''] = /^gunzip -c (.*) \| /.exec(hint) ?? [];
    expect(execFileSync('sh', ['-c', `printf '%s' ${quoted}`], { encoding: 'utf8' })).toBe(name);
  });

  it('speaks of pipefail where nothing came', async () => {
    expect((await refusalOf(readPlan(Buffer.alloc(0), 'standard input'))).hint).toContain('set -o pipefail');
  });
});

async function refusalOf(reading: Promise<unknown>): Promise<EcrAuditError> {
  const outcome = await reading.then(
    () => new Error('it was read'),
    (error: unknown) => error,
  );
  if (!isEcrAuditError(outcome)) throw outcome;
  return outcome;
}

async function* oneByOne(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1) yield bytes.subarray(at, at + 1);
}

function wrapped(text: string): string {
  const after = ['::debug::Terraform exited with code 0.', `::debug::stdout: ${text}%0A`, '::set-output name=exitcode::0'];
  return `[command]/tmp/8/terraform-bin show -json tfplan\n${text}\n${after.join('\n')}\n`;
}
