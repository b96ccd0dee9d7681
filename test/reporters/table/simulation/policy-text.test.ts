import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyTextLines } from '../../../../src/reporters/table/simulation/policy-text.js';

describe('the text of a policy', () => {
  it('has its lists and actions in a line each', () => {
    const rule = {
      rulePriority: 1,
      description: 'a [ "b" ]',
      selection: { tagStatus: 'tagged', tagPatternList: ['v*', 'a"b'], countType: 'imageCountMoreThan', countNumber: 5 },
      action: { type: 'transition', targetStorageClass: 'archive' },
    };
    expect(policyTextLines(JSON.stringify({ rules: [rule] }, null, 2)).join('\n')).toMatchInlineSnapshot(`
      "{
        "rules": [
          {
            "rulePriority": 1,
            "description": "a [ \\"b\\" ]",
            "selection": {
              "tagStatus": "tagged",
              "tagPatternList": ["v*", "a\\"b"],
              "countType": "imageCountMoreThan",
              "countNumber": 5
            },
            "action": { "type": "transition", "targetStorageClass": "archive" }
          }
        ]
      }"
    `);
  });

  it('says the same, whatever its strings hold', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom('[', ']', '"action": {', '\n', '[\n "a"\n]', '\\', '}'));
    const rule = fc.record({
      description: text,
      selection: fc.record({ tagPatternList: fc.array(text, { maxLength: 4 }) }),
      action: fc.record({ type: text }),
    });
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), (rules) => {
        const policy = { rules };
        expect(JSON.parse(policyTextLines(JSON.stringify(policy, null, 2)).join('\n'))).toEqual(policy);
      }),
    );
  });

  it('that is no JSON stays as it is', () => {
    expect(policyTextLines('a\n[\nb')).toEqual(['a', '[', 'b']);
  });
});
