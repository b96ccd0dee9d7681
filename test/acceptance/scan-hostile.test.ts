import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { formatNames } from '../../src/reporters/index.js';
import { fakeEnvironment } from '../fake-aws/fake-clients.js';
import { emptyRegion, makeImage, makeRepository, oneRegistry } from '../fake-aws/make-estate.js';
import { startFakeAws } from '../fake-aws/start-fake-aws.js';
import { emptyFolder, entry, run } from './command-line.js';

const account = '111122223333';
const place = { account, region: 'us-east-1' };

/** Terminal, HTML, spreadsheet, workflow command, bidirectional text and a line of its own; no service lets a name be so. */
const hostile = '=HYPERLINK("x")\u001b[31m\u009b2J<img src=x onerror=alert(1)>\u202egnp.exe\n::error title=x::owned\r\u0007';

/** A name wherever somebody else can give one. */
const aws = await startFakeAws(
  oneRegistry(account, 'us-east-1', {
    repositories: [
      makeRepository(place, hostile, {
        images: [makeImage('one', { imageTags: [hostile, 'latest'], imageSizeInBytes: 20_000_000_000 })],
        tags: { [hostile]: hostile, Environment: hostile },
        policy: JSON.stringify({ Statement: [{ Sid: hostile, Effect: 'Allow', Principal: '*', Action: hostile }] }),
        lifecyclePolicy: hostile,
        details: { imageTagMutability: hostile as 'MUTABLE', encryptionConfiguration: { encryptionType: 'KMS', kmsKey: hostile } },
      }),
    ],
    scanning: { scanType: hostile as 'BASIC', rules: [{ scanFrequency: 'SCAN_ON_PUSH', repositoryFilters: [] }] },
    pullThroughCacheRules: [{ ecrRepositoryPrefix: hostile, upstreamRegistryUrl: hostile }],
    creationTemplates: [{ prefix: hostile, appliedFor: [], repositoryPolicy: hostile, lifecyclePolicy: hostile }],
    alarms: [{ AlarmName: hostile, Namespace: 'AWS/ECR', MetricName: hostile, ActionsEnabled: true, AlarmActions: [hostile] }],
    eventRules: [
      {
        rule: { Name: hostile, EventPattern: '{"source":["aws.ecr"]}', State: 'ENABLED' },
        targets: [{ Id: '1', Arn: `arn:aws:logs:us-east-1:${account}:log-group:${hostile}` }],
      },
    ],
    accountSettings: { ...emptyRegion.accountSettings, REGISTRY_POLICY_SCOPE: hostile },
    registryPolicy: hostile,
  }),
);
const { folder, remove } = emptyFolder();
afterAll(async () => {
  await aws.close();
  remove();
});

const scan = (...args: readonly string[]) =>
  run(process.execPath, [entry, 'scan', '--region', 'us-east-1', '--pack', 'strict', ...args], {
    cwd: folder,
    env: fakeEnvironment(aws.endpoint, account),
  });

// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
const dangerous = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

describe('names that are an attack', () => {
  it.each(formatNames)('are harmless in %s, and are judged', async (format) => {
    const { code, stdout, stderr } = await scan('-f', format, '--all-outcomes');
    expect(stdout).not.toMatch(dangerous);
    expect(stderr).not.toMatch(dangerous);
    expect(stdout).not.toMatch(/^::error title=x::owned/m);
    expect(stdout).toContain('owned');
    expect(code).toBe(1);
  });

  it('are saved and read again as they are', async () => {
    const saved = await scan('-f', 'json', '--save', 'inventory.jsonl');
    const again = await run(process.execPath, [entry, 'scan', '--from', 'inventory.jsonl', '-f', 'json', '--pack', 'strict'], {
      cwd: folder,
    });
    expect(again.stdout).toBe(saved.stdout);
    expect(readFileSync(path.join(folder, 'inventory.jsonl'), 'utf8').replaceAll('\n', '')).not.toMatch(dangerous);
  });
});
