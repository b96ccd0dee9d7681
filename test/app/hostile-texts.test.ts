import { describe, expect, it } from 'vitest';
import { judgeScan } from '../../src/app/judge-scan.js';
import type { Registry, Repository } from '../../src/model/inventory.js';
import { inventoryOf, registryRecord, repositoryEnd, repositoryRecord, streamOf } from '../sources/saved/inventory-fixture.js';

const packs = ['strict', 'enterprise'];
const document = (text: string) => ({ present: true, text, address: '' });
const repeated = (opening: string, closing: string, inner = '1', depth = 3000) => opening.repeat(depth) + inner + closing.repeat(depth);

const texts: readonly (readonly [string, string])[] = [
  ['lists', repeated('[', ']')],
  ['objects', repeated('{"Statement":', '}')],
  ['a condition', `{"Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Condition":${repeated('{"a":', '}')}}]}`],
  ['rules', repeated('{"rules":[', ']}')],
  ['alternatives', repeated('{"$or":[', ']}', '{"source":["aws.ecr"]}')],
  ['lists that are not closed', '['.repeat(50_000)],
  ['texts without end', `{"Statement":"${'a'.repeat(2_000_000)}"}`],
  ['keys without end', `{${Array.from({ length: 5000 }, (_, index) => `"k${index}":1`).join()}}`],
  ['what every object has', '{"Statement":[],"__proto__":{"a":1},"constructor":{"name":["x"]},"toString":["x"]}'],
  ['no text', ''],
];

/** An odd repository, or an odd registry, beside two that are plain. */
function judged(odd: Partial<Repository>, settings: Partial<Registry> = {}) {
  const names = ['a-plain', 'b-odd', 'c-plain'];
  const records = names.flatMap((name) => [repositoryRecord(name, name === 'b-odd' ? odd : {}), repositoryEnd(name, 0)]);
  return judgeScan(streamOf(inventoryOf(records, registryRecord(settings))), { packs, allOutcomes: true });
}

const outcomesOn = ({ findings }: Awaited<ReturnType<typeof judged>>, name: string) =>
  findings.flatMap(({ rule, outcome, resource }) => (resource.name === name ? [`${rule} ${outcome}`] : []));

describe.each(texts)('a text of %s', (_name, text) => {
  it('for a repository policy leaves what it grants unknown, and the rest judged', async () => {
    const report = await judged({ policy: document(text) });
    const plain = await judged({});
    for (const name of ['a-plain', 'c-plain']) expect(outcomesOn(report, name)).toEqual(outcomesOn(plain, name));
    expect(outcomesOn(report, 'b-odd')).toEqual(expect.arrayContaining(['public-repository-policy unknown', 'confused-deputy unknown']));
  });

  it('for a lifecycle policy fails, since the service refuses it', async () => {
    const report = await judged({ lifecyclePolicy: document(text) });
    expect(outcomesOn(report, 'b-odd')).toContain('valid-lifecycle-policy fail');
  });

  it('around a repository stops nothing', async () => {
    const template = { prefix: 'x', appliedFor: [], encryption: { type: 'AES256', kmsKey: '', keyManager: 'none', keyState: '' } };
    const none = { tagMutability: 'MUTABLE', tagMutabilityExclusionFilters: [], resourceTags: {}, customRoleArn: '', address: '' };
    const report = await judged(
      { tags: { 'ecr-audit:waive': text, Environment: text, Critical: text } },
      {
        policies: [document(text)],
        creationTemplates: [{ ...template, ...none, policy: document(text), lifecyclePolicy: document(text) }],
        eventRules: [
          { name: 'findings', bus: 'default', pattern: text, enabled: true, targets: ['arn:aws:sns:eu-west-1:1:t'], address: '' },
        ],
      },
    );
    expect(outcomesOn(report, 'a-plain')).toContain('immutable-tags pass');
    expect(report.notices.map(({ code }) => code)).not.toContain('rule-failed');
  });
});

it('says of a policy that is nested too deeply why it is not known', async () => {
  const report = await judged({ policy: document(repeated('[', ']')) });
  const finding = report.findings.find(({ rule, resource }) => rule === 'confused-deputy' && resource.name === 'b-odd');
  expect(finding?.message).toBe('cannot be told: the policy cannot be read: line 1, column 65: is nested deeper than 64 levels');
});
