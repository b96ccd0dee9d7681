import { describe, expect, it } from 'vitest';
import { policyInFile, policyText } from '../../../src/sources/aws-cli/policy-text.js';

const policy = '{"rules":[]}';
const textOf = (text: string) => policyText({ name: 'policy.json', text });

describe('the text of a lifecycle policy', () => {
  it.each([
    [
      'get-lifecycle-policy',
      { registryId: '123456789012', repositoryName: 'api', lifecyclePolicyText: policy, lastEvaluatedAt: 1_504_295_007 },
    ],
    ['get-lifecycle-policy-preview', { lifecyclePolicyText: policy, status: 'COMPLETE', previewResults: [] }],
  ])('is taken from what %s prints', (_, answer) => {
    expect(textOf(JSON.stringify(answer))).toBe(policy);
    expect(textOf(`\uFEFF${JSON.stringify(answer, null, 4)}`)).toBe(policy);
  });

  it('says where positions in it are counted', () => {
    const answer = { name: 'policy.json', text: JSON.stringify({ lifecyclePolicyText: policy }) };
    expect(policyInFile(answer)).toEqual({ text: policy, within: 'lifecyclePolicyText' });
  });

  it.each([
    policy,
    ` \n${policy}\n`,
    `\uFEFF${policy}`,
    '',
    'x',
    '[]',
    '{"lifecyclePolicyText": 1}',
    '{"lifecyclePolicyText": "x", "rules": []}',
    '{"policyText": "x"}',
  ])('is else what is there: %j', (text) => {
    expect(textOf(text)).toBe(text);
    expect(policyInFile({ name: 'policy.json', text })).toEqual({ text, within: '' });
  });
});
