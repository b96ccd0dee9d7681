import { expect, it } from 'vitest';
import { shownFinding } from '../../src/app/shown-finding.js';
import { exampleSubject } from '../../src/engine/example-subject.js';
import { findingOf } from '../../src/engine/finding.js';
import { shipped } from '../../src/engine/generated/shipped-rules.js';
import { createJudge } from '../../src/engine/judge.js';
import { languageOf } from '../engine/rule-text.js';

it('leaves a finding no words of its own where nothing tells which of them are sensitive', () => {
  const rule = shipped.rules.find(({ id }) => id === 'image-scanning');
  if (rule === undefined) throw new Error('image-scanning is gone');
  const ask = { pack: 'recommended', environment: null, entry: { rule: rule.id } };
  const judge = createJudge({ rule, asks: [ask], override: {} }, languageOf, new Set());
  const judgement = judge.judge(exampleSubject('repository', {}));
  if (judgement === null) throw new Error('nobody asks the rule');
  const finding = findingOf(judgement);
  expect(finding).toMatchObject({ outcome: 'fail', fix: { with: expect.anything() } });
  const { resource, message, evidence, fix, fingerprint } = shownFinding(undefined, finding, judgement, judge);
  expect({ message, evidence, fingerprint }).toEqual({ message: rule.title, evidence: {}, fingerprint: finding.fingerprint });
  expect(resource).toEqual({ ...finding.resource, name: '(sensitive)', arn: '(sensitive)' });
  expect(fix).toEqual({ ...finding.fix, with: undefined });
});
