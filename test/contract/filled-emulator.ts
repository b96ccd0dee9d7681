import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll } from 'vitest';
import { type EmulatorName, emulators } from './emulators.js';
import type { Keys } from './records.js';
import { type Emulator, startEmulator } from './start-emulator.js';

export interface FilledEmulator extends Emulator {
  /** Digests of the images that it was filled with, by name. */
  readonly digests: Readonly<Record<string, string>>;
  /** Keys of a user without any permission, where the emulator knows users. */
  readonly auditor: Keys | undefined;
}

const patience = 120_000;

/**
 * Starts an emulator for the tests of one file and fills it with `fill-NAME.py`; it is stopped after them.
 *
 * @returns undefined where the emulator, or the Python that fills it, was not named: then its tests are left out.
 */
export async function filledEmulator(name: EmulatorName, moreArgs: readonly string[] = []): Promise<FilledEmulator | undefined> {
  const program = emulators.program(name);
  if (program === undefined || emulators.python === undefined) return undefined;
  const emulator = await startEmulator(name, program, moreArgs);
  afterAll(emulator.stop);
  const script = path.join(import.meta.dirname, `fill-${name}.py`);
  const { stdout } = await promisify(execFile)(emulators.python, [script, emulator.endpoint], { timeout: patience });
  const { digests, auditor } = JSON.parse(stdout);
  return { ...emulator, digests, auditor };
}
