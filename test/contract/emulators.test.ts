import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { emulators, findEmulators } from './emulators.js';

const folder = mkdtempSync(path.join(tmpdir(), 'emulators-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(path.join(folder, 'bin'));
for (const name of ['python', 'moto_server', 'fakecloud']) {
  writeFileSync(path.join(folder, 'bin', name), '');
  chmodSync(path.join(folder, 'bin', name), 0o755);
}

describe('the emulators of the contract tests', () => {
  it.skipIf(emulators.leftOut === '')('that nobody named are left out, and that is said', () => {
    console.log(`contract tests left out: ${emulators.leftOut}`);
    expect(emulators.leftOut).toMatch(/is not set/);
  });

  it('are none where nothing names them', () => {
    const none = findEmulators({});
    expect([none.program('moto'), none.program('fakecloud'), none.python]).toEqual([undefined, undefined, undefined]);
    expect(none.leftOut).toBe('moto and ministack: ECR_AUDIT_EMULATORS is not set; fakecloud: FAKECLOUD is not set');
  });

  it('are found where they are named', () => {
    const both = findEmulators({ ECR_AUDIT_EMULATORS: folder, FAKECLOUD: path.join(folder, 'bin/fakecloud') });
    expect(both.program('moto')).toBe(path.join(folder, 'bin/moto_server'));
    expect(both.leftOut).toBe('');
  });

  it('fail where they are named and are not there', () => {
    expect(() => findEmulators({ ECR_AUDIT_EMULATORS: path.join(folder, 'no') })).toThrow('ECR_AUDIT_EMULATORS is set');
    expect(() => findEmulators({ FAKECLOUD: path.join(folder, 'no') })).toThrow('FAKECLOUD is set');
    expect(() => findEmulators({ ECR_AUDIT_EMULATORS: folder }).program('ministack')).toThrow('ministack');
  });
});
