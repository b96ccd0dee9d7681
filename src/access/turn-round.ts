import type { ConditionTest } from './policy.js';

/** What says the same of the resource as these keys say of who calls or from where. */
const mirrors: Readonly<Record<string, { readonly value: string; readonly keys: readonly string[] }>> = {
  'aws:resourceaccount': {
    value: `\${aws:ResourceAccount}`,
    keys: ['aws:principalaccount', 'aws:sourceaccount', 'aws:vpceaccount'],
  },
  'aws:resourceorgid': {
    value: `\${aws:ResourceOrgID}`,
    keys: ['aws:principalorgid', 'aws:sourceorgid', 'aws:vpceorgid'],
  },
};

/**
 * A test that asks of the resource what the caller is (`aws:ResourceOrgID` equals the variable aws:PrincipalOrgID) as the test
 * that asks of the caller what the resource is; any other test as it stands. A variable without a value equals nothing, so that
 * a caller that has no organisation meets neither.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
export function turnRound(test: ConditionTest): ConditionTest {
  const mirror = mirrors[test.name];
  const [value, ...others] = test.values;
  if (mirror === undefined || !test.variables || value === undefined || others.length > 0) return test;
  const name = /^\$\{([^},]+)\}$/.exec(value)?.[1]?.toLowerCase();
  return name !== undefined && mirror.keys.includes(name) ? { ...test, name, values: [mirror.value] } : test;
}
