import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLifecyclePolicy } from '../../src/lifecycle/read-policy.js';
import { rules } from './policy-arbitrary.js';
import {
  any,
  archive,
  archived,
  codesOf,
  type Json,
  keep,
  patterns,
  policyOf,
  prefixes,
  pulled,
  pushed,
  rule,
  textOf,
  untagged,
} from './policy-fixture.js';

describe('readLifecyclePolicy says', () => {
  it('that a text is too short, beside what it lacks', () => {
    expect(codesOf('{"rules": []}')).toEqual(['text-too-short', 'no-rules']);
  });

  it('each fault, in the order of the text', () => {
    const text = textOf(rule(1, any, { ...keep(0), countUnit: 'days' }), rule(1, { tagStatus: 'tagged' }, pulled(3)), { selection: {} });
    expect(codesOf(text)).toEqual([
      'count-number-below-one',
      'count-unit-not-allowed',
      'duplicate-rule-priority',
      'missing-tag-list',
      'pulled-cannot-expire',
      'missing-rule-priority',
      'missing-action',
      'missing-tag-status',
      'missing-count-type',
      'missing-count-number',
    ]);
  });

  it.each([
    ['\n', 8],
    ['\r\n', 8],
    [' ', 1],
  ])('where a fault stands, lines ending in %j', (end, line) => {
    const text = textOf(rule(1, any, { ...pushed(3), countUnit: 'hours' })).replaceAll('\n', end);
    const column = text.indexOf('"hours"') - text.lastIndexOf('\n', text.indexOf('"hours"'));
    const reading = readLifecyclePolicy(text);
    const message = 'expected "days", there is "hours"';
    expect(reading.valid ? [] : reading.errors).toMatchObject([{ line, column, message, pointer: '/rules/0/selection/countUnit' }]);
  });

  it.each<readonly [string, readonly Json[], string]>([
    [
      'any-not-last',
      [rule(1, any, keep(5)), rule(2, untagged, keep(5))],
      'Rule for tagStatus=ANY must have the lowest priority per storage class',
    ],
    [
      'several-untagged-rules',
      [rule(1, untagged, keep(5)), rule(2, untagged, pushed(5))],
      'Only one rule can select Untagged images per storage class.',
    ],
    [
      'missing-tag-list',
      [rule(1, { tagStatus: 'tagged' }, keep(5))],
      'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.',
    ],
    [
      'unknown-tag-status',
      [rule(1, { tagStatus: 'all' }, keep(5))],
      'instance value ("all") not found in enum (possible values: ["tagged","untagged","any"])',
    ],
    [
      'unknown-rule-property',
      [{ ...rule(1, any, keep(5)), 'x\n::error::"y"': 1 }],
      'object instance has properties which are not allowed by the schema: (["x\\n::error::\\"y\\""])',
    ],
    ['count-number-below-one', [rule(1, any, keep(0))], 'numeric instance is lower than the required minimum (minimum: 1, found: 0)'],
  ])('what the service says to %s', (code, given, hint) => {
    const reading = readLifecyclePolicy(textOf(...given));
    expect(reading.valid ? [] : reading.errors).toMatchObject([{ code, hint }]);
  });

  it('nothing that it says to tagged images alone, to an empty list of others', () => {
    const ofTagged = readLifecyclePolicy(textOf(rule(1, prefixes(), keep(5))));
    expect(ofTagged.valid ? [] : ofTagged.errors).toMatchObject([{ code: 'empty-tag-list', hint: expect.stringContaining('TAGGED') }]);
    const ofUntagged = readLifecyclePolicy(textOf(rule(1, { ...untagged, tagPrefixList: [] }, keep(5))));
    const faults = ofUntagged.valid ? [] : ofUntagged.errors;
    expect(faults.map(({ code, hint }) => [code, hint])).toEqual([
      ['tag-list-not-allowed', ''],
      ['empty-tag-list', ''],
    ]);
  });
});

describe('readLifecyclePolicy says what mends', () => {
  const textLike = (opening: string): string => `${opening}\n${' '.repeat(100)}`;
  const good = JSON.stringify({ rules: [rule(1, untagged, pushed(14))] });
  const isTerraform = /^this is Terraform, not JSON: `terraform show -json tfplan \| ecr-audit plan` judges it/;

  it.each<readonly [what: string, text: string, code: string, column: number, message: RegExp]>([
    ['a data source', textLike('data "aws_ecr_lifecycle_policy_document" "this" {\n  rule {}\n}'), 'not-json', 1, isTerraform],
    ['a resource', textLike('resource "aws_ecr_lifecycle_policy" "this" {\n  policy = jsonencode({})\n}'), 'not-json', 1, isTerraform],
    ['a module below a comment', textLike('# who keeps what\nmodule "ecr" {}'), 'comment', 1, isTerraform],
    ['an argument with a text', textLike('policy = <<EOF\n{"rules": []}\nEOF'), 'not-json', 1, isTerraform],
    ['an argument with a value', textLike('  policy = jsonencode({ rules = [] })'), 'not-json', 3, isTerraform],
    ['a value', textLike('jsonencode({ rules = [] })'), 'not-json', 1, isTerraform],
    ['values', textLike('locals {\n  a = 1\n}'), 'not-json', 1, isTerraform],
    ['what terraform output prints of lines', textLike(`<<EOT\n${good}\nEOT`), 'not-json', 1, /: `terraform output -raw NAME` prints/],
    [
      'what terraform output prints',
      JSON.stringify(good),
      'not-an-object',
      1,
      / a policy as a text within JSON: print it with `terraform output -raw NAME` or `jq -r`/,
    ],
    [
      'a text in a text that is no policy',
      JSON.stringify('x'.repeat(120)),
      'not-an-object',
      1,
      /^expected an object with rules, there is "x+…$/,
    ],
    ['a list of rules', JSON.stringify([rule(1, untagged, pushed(14))], null, 4), 'not-an-object', 1, /: wrap it: \{"rules": \[…\]\}$/],
    ['a list of anything', textLike('[1, 2]'), 'not-an-object', 1, /^expected an object with rules, there is \[1, 2\]$/],
    ['a conflict of a merge', textLike('<<<<<<< HEAD\n{"rules": []}'), 'not-json', 1, /^expected a value.*, there is "<<<<<<< HEAD"$/],
    ['YAML', textLike('rules:\n  - rulePriority: 1'), 'not-json', 1, /^this is YAML, not JSON: /],
    ['a template as YAML', textLike('Resources:\n  A:\n    LifecyclePolicyText: |'), 'not-json', 1, /CloudFormation.* LifecyclePolicyText/],
  ])('%s', (_, text, code, column, message) => {
    const reading = readLifecyclePolicy(text);
    const faults = reading.valid ? [] : reading.errors;
    expect(faults).toMatchObject([{ code, line: 1, column, message: expect.stringMatching(message) }]);
  });

  it.each([
    ['a property', { LifecyclePolicy: { LifecyclePolicyText: good } }],
    [
      'a template',
      { Resources: { Api: { Type: 'AWS::ECR::Repository', Properties: { LifecyclePolicy: { LifecyclePolicyText: good } } } } },
    ],
    ['a property alone', { LifecyclePolicyText: good }],
  ])('%s of CloudFormation', (_, document) => {
    const reading = readLifecyclePolicy(JSON.stringify(document));
    const missing = (reading.valid ? [] : reading.errors).find(({ code }) => code === 'missing-rules');
    expect(missing).toMatchObject({ line: 1, column: 1 });
    expect(missing?.message).toBe(
      "expected rules, it is missing: this is CloudFormation, take the text out: jq -r '.. | .LifecyclePolicyText? // empty' prints it",
    );
  });

  it('a list of images, which is given beside a policy', () => {
    const reading = readLifecyclePolicy(JSON.stringify({ imageDetails: [], padding: 'x'.repeat(100) }));
    const missing = (reading.valid ? [] : reading.errors).find(({ code }) => code === 'missing-rules');
    expect(missing?.message).toBe(
      'expected rules, it is missing: this is what aws ecr describe-images prints, a list of images and no policy',
    );
  });

  it('an image that expires because nobody pulled it', () => {
    const reading = readLifecyclePolicy(textOf(rule(1, any, pulled(90))));
    expect((reading.valid ? [] : reading.errors).map(({ message }) => message)).toEqual([
      'expected transition for sinceImagePulled, there is expire: archive by sinceImagePulled, and let another rule with storageClass "archive" expire by sinceImageTransitioned, after 90 days or more',
    ]);
  });
});

describe('readLifecyclePolicy reads', () => {
  it('rules in the order of priority, with their place in the text', () => {
    const policy = policyOf(rule(20, any, keep(5)), { ...rule(3, prefixes('v', 'w*'), pushed(9)), description: 'old' });
    expect(policy.rules).toEqual([
      {
        priority: 3,
        description: 'old',
        position: { line: 14, column: 5, pointer: '/rules/1' },
        tagStatus: 'tagged',
        patterns: ['v*', 'w\u2217*'],
        tagList: { kind: 'prefix', entries: ['v', 'w*'] },
        storageClass: 'standard',
        count: { type: 'sinceImagePushed', days: 9 },
        action: 'expire',
      },
      {
        priority: 20,
        description: '',
        position: { line: 3, column: 5, pointer: '/rules/0' },
        tagStatus: 'any',
        patterns: [],
        tagList: null,
        storageClass: 'standard',
        count: { type: 'imageCountMoreThan', number: 5 },
        action: 'expire',
      },
    ]);
  });

  it.each<readonly [string, readonly Json[]]>([
    [
      'an any rule a storage class, as in the example "Combining archive and expire"',
      [rule(1, any, pushed(30), archive), rule(2, any, archived(365))],
    ],
    ['an untagged rule a storage class', [rule(1, untagged, pushed(30), archive), rule(2, untagged, archived(365))]],
    ['the same list in both storage classes', [rule(1, prefixes('a'), pulled(30), archive), rule(2, prefixes('a'), archived(90))]],
    ['overlapping prefixes', [rule(1, prefixes('ab'), keep(3)), rule(2, prefixes('a'), keep(3))]],
    ['priorities with gaps, in any order', [rule(900, any, keep(3)), rule(7, prefixes('a'), keep(3))]],
    ['four wildcards', [rule(1, patterns('*a*b*c*'), keep(3))]],
    ['fifty rules', Array.from({ length: 50 }, (_, index) => rule(index + 1, prefixes(`p${index}`), keep(1)))],
    ['a count that archives', [rule(1, any, keep(3), archive)]],
  ])('%s', (_, given) => {
    expect(readLifecyclePolicy(textOf(...given))).toMatchObject({ valid: true, warnings: [] });
  });

  it('texts of 100 and of 30,720 characters', () => {
    const text = JSON.stringify({ rules: [rule(1, any, keep(1))] });
    expect(readLifecyclePolicy(text.padEnd(Math.max(100, text.length))).valid).toBe(true);
    expect(readLifecyclePolicy(text.padEnd(30_720)).valid).toBe(true);
    expect(codesOf(text.padEnd(30_721))).toEqual(['text-too-long']);
  });
});

describe('validity', () => {
  it('does not hang on the order of rules or of properties', () => {
    const shuffled = rules.chain((drafts) =>
      fc.tuple(fc.constant(drafts), fc.shuffledSubarray([...drafts], { minLength: drafts.length, maxLength: drafts.length })),
    );
    fc.assert(
      fc.property(shuffled, ([drafts, others]) => {
        const turned = others.map((draft) => Object.fromEntries(Object.entries(draft).reverse()));
        expect(readLifecyclePolicy(textOf(...turned)).valid).toBe(readLifecyclePolicy(textOf(...drafts)).valid);
      }),
    );
  });

  it('does not hang on the layout, and no text makes the reading throw', () => {
    fc.assert(
      fc.property(
        rules,
        (drafts) =>
          readLifecyclePolicy(JSON.stringify({ rules: drafts }).padEnd(200)).valid === readLifecyclePolicy(textOf(...drafts)).valid,
      ),
    );
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => codesOf(text).length > 0));
  });
});
