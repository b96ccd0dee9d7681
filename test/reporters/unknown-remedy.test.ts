import { describe, expect, it } from 'vitest';
import { unknownRemedy } from '../../src/reporters/unknown-remedy.js';
import { leftOutValue, probeNames } from '../../src/sources/aws/probes.js';
import { finding } from './report-fixture.js';

const remedyOf = (unknown: string, detail = 'x', listed = true) =>
  unknownRemedy(finding({ outcome: 'unknown', evidence: { unknown: { unknown, detail } } }), listed);

describe('unknownRemedy', () => {
  it.each([
    ['known-after-apply', 'scan the account after the apply'],
    ['not-in-plan', 'scan the account, or plan it together with what it refers to'],
    ['made-elsewhere', 'scan the account'],
    ['access-denied', 'allow the action that was refused (see "Could not be read") and run it again'],
    ['not-read', 'see "Could not be read" for what mends it, and run it again'],
    ['left-out', 'run it again, and ask for it'],
    // Nobody can make a service say what it does not say.
    ['not-told', ''],
    ['not-scanned', 'judge again once the image has a finished scan'],
    // Two resources that set one thing, a policy that cannot be read or joined: the config could not settle any of them.
    ['ambiguous', 'make the source say one thing where it says several, or none'],
    ['a cause that is none', ''],
  ])('%s: %s', (cause, remedy) => {
    expect(remedyOf(cause)).toBe(remedy);
  });

  it.each([
    ['access-denied', 'allow the action that was refused and run it again'],
    ['not-read', ''],
  ])('%s refers to no list where there is none', (cause, remedy) => {
    expect(remedyOf(cause, 'x', false)).toBe(remedy);
  });

  it.each(probeNames)('of %s, left out by its flag, is to leave the flag out', (probe) => {
    const { unknown, detail } = leftOutValue(probe);
    expect(remedyOf(unknown, detail)).toBe('leave the flag out, and run it again');
  });

  it('of manifests says that reading them counts as a pull', () => {
    const detail = 'manifests, which tell the children of an index, are read with --read-manifests only';
    expect(remedyOf('left-out', detail)).toBe('scan with --read-manifests, which counts as a pull of each image that it reads');
  });

  it('says each remedy once', () => {
    const evidence = { unknown: { unknown: 'not-scanned', detail: 'a' }, other: { unknown: 'not-scanned', detail: 'b' }, scan: 'FAILED' };
    expect(unknownRemedy(finding({ outcome: 'unknown', evidence }), true)).toBe('judge again once the image has a finished scan');
  });
});
