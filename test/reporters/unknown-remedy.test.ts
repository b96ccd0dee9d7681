import { describe, expect, it } from 'vitest';
import { unknownRemedy } from '../../src/reporters/unknown-remedy.js';
import { finding } from './report-fixture.js';

const remedyOf = (cause: string) => unknownRemedy(finding({ outcome: 'unknown', evidence: { unknown: { unknown: cause, detail: 'x' } } }));

describe('unknownRemedy', () => {
  it.each([
    ['known-after-apply', 'scan the account after the apply'],
    ['not-in-plan', 'scan the account, or plan it together with what it refers to'],
    ['access-denied', 'allow the action that was refused and scan again'],
    ['not-read', 'read what was left out and judge again'],
    // Two resources that set one thing, a policy that cannot be read or joined: the config could not settle any of them.
    ['ambiguous', 'make the source say one thing where it says several, or none'],
  ])('%s: %s', (cause, remedy) => {
    expect(remedyOf(cause)).toBe(remedy);
  });
});
