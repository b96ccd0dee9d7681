import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCliInventory } from '../../src/app/open-cli-inventory.js';
import { simulateLifecycle } from '../../src/app/simulate.js';

const images = path.resolve(import.meta.dirname, '../fixtures/simulate/images.json');
const file = { name: 'images.json', text: readFileSync(images, 'utf8') };
const takenAt = new Date('2026-11-21T12:00:00Z');

const rule = (rulePriority: number, selection: object, action: object = { type: 'expire' }) => ({ rulePriority, selection, action });
const byAge = { countType: 'sinceImagePushed', countUnit: 'days', countNumber: 1 };
const nothing = rule(1, { tagStatus: 'tagged', tagPrefixList: ['no-such-tag'], ...byAge });

async function places(name: string, text: string) {
  const records = openCliInventory({ images: [file], manifests: [], takenAt });
  const { findings } = await simulateLifecycle(records, { policy: { name, text }, pulledWithin: 3_650 });
  return findings.map((finding) => [finding.rule, finding.location]);
}

const written = (...rules: readonly object[]): string => JSON.stringify({ rules }, null, 2);
const lineOf = (text: string, priority: number): number =>
  text.slice(0, text.lastIndexOf('{', text.indexOf(`"rulePriority": ${priority}`))).split('\n').length;

describe('the place of a finding of a simulation', () => {
  it('is the rule of the policy file that takes an image in use', async () => {
    const text = written(nothing, rule(2, { tagStatus: 'any', ...byAge }));
    expect(lineOf(text, 2)).toBeGreaterThan(10);
    expect(await places('policy.json', text)).toEqual([['safe-lifecycle-policy', { file: 'policy.json', line: lineOf(text, 2) }]]);
  });

  it('is that of the rule that archives, for what is archived', async () => {
    const text = written(nothing, rule(2, { tagStatus: 'any', ...byAge }, { type: 'transition', targetStorageClass: 'archive' }));
    expect(await places('policy.json', text)).toEqual([['safe-archiving-policy', { file: 'policy.json', line: lineOf(text, 2) }]]);
  });

  it('is for each the first rule of its own action', async () => {
    const archive = { type: 'transition', targetStorageClass: 'archive' };
    const [digest, other] = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}`);
    const known = { registryId: '123456789012', repositoryName: 'api', imageSizeInBytes: 1, imagePushedAt: '2026-01-01T00:00:00Z' };
    const pulled = { ...known, lastRecordedPullTime: '2026-11-20T00:00:00Z' };
    const list = {
      imageDetails: [
        { ...pulled, imageDigest: digest, imageTags: ['old'] },
        { ...pulled, imageDigest: other, imageTags: ['v1'] },
      ],
    };
    const text = written(
      rule(1, { tagStatus: 'tagged', tagPrefixList: ['old'], ...byAge }, archive),
      rule(2, { tagStatus: 'tagged', tagPrefixList: ['v'], ...byAge }),
    );
    const records = openCliInventory({ images: [{ name: 'list.json', text: JSON.stringify(list) }], manifests: [], takenAt });
    const { findings } = await simulateLifecycle(records, { policy: { name: 'policy.json', text } });
    const lines = Object.fromEntries(findings.map((finding) => [finding.rule, finding.location?.line]));
    expect(lines).toEqual({ 'safe-archiving-policy': lineOf(text, 1), 'safe-lifecycle-policy': lineOf(text, 2) });
  });

  it('is the rule that takes what a signature in use refers to', async () => {
    const [subject, signature] = ['a', 'b'].map((letter) => `sha256:${letter.repeat(64)}`);
    const known = { registryId: '123456789012', repositoryName: 'api', imageSizeInBytes: 1, imagePushedAt: '2026-01-01T00:00:00Z' };
    const list = {
      imageDetails: [
        { ...known, imageDigest: subject, imageTags: ['v1'] },
        { ...known, imageDigest: signature, subjectManifestDigest: subject, lastRecordedPullTime: '2026-11-20T00:00:00Z' },
      ],
    };
    const text = written(nothing, rule(2, { tagStatus: 'tagged', tagPrefixList: ['v'], ...byAge }));
    const records = openCliInventory({ images: [{ name: 'list.json', text: JSON.stringify(list) }], manifests: [], takenAt });
    const { findings, simulation = [] } = await simulateLifecycle(records, { policy: { name: 'policy.json', text } });
    expect(findings.map(({ location }) => location)).toEqual([{ file: 'policy.json', line: lineOf(text, 2) }]);
    expect(simulation[0]?.cascade).toMatchObject([{ imageDigest: signature, inUse: true, inUseBy: ['pulled 2026-11-20'] }]);
  });

  it('is the beginning of a file that holds the policy as a text', async () => {
    const text = written(rule(2, { tagStatus: 'any', ...byAge }));
    const printed = JSON.stringify({ registryId: '123456789012', repositoryName: 'a', lifecyclePolicyText: text }, null, 2);
    expect(await places('current.json', printed)).toEqual([['safe-lifecycle-policy', { file: 'current.json', line: 1 }]]);
  });

  it('is none for a policy that was piped in', async () => {
    const text = written(rule(2, { tagStatus: 'any', ...byAge }));
    expect(await places('standard input', text)).toEqual([['safe-lifecycle-policy', undefined]]);
  });
});
