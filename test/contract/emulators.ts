import { existsSync } from 'node:fs';
import path from 'node:path';

/** The emulators, each with what it is started with. `fakecloud` is a program by itself, the others live in a virtual environment. */
export type EmulatorName = 'moto' | 'ministack' | 'fakecloud';

/** The programs of the emulators that are here. */
export interface Emulators {
  /** The program of an emulator; undefined where nobody named it. */
  readonly program: (name: EmulatorName) => string | undefined;
  /** The Python that has boto3; undefined where there is none. */
  readonly python: string | undefined;
  /** Why contract tests are left out; empty where none is. */
  readonly leftOut: string;
}

const variable = 'ECR_AUDIT_EMULATORS';
const programs = { moto: 'moto_server', ministack: 'ministack' } as const;

/**
 * Finds the emulators: ECR_AUDIT_EMULATORS names the virtual environment of `requirements.txt`, FAKECLOUD the program.
 *
 * @throws Error where a variable names what is not there: a skip would read as a pass.
 */
export function findEmulators(env: NodeJS.ProcessEnv): Emulators {
  const folder = env[variable] || undefined;
  const fakecloud = env['FAKECLOUD'] || undefined;
  const inFolder = (name: string) => (folder === undefined ? undefined : there(path.join(folder, 'bin', name), variable));
  if (fakecloud !== undefined) there(fakecloud, 'FAKECLOUD');
  return {
    program: (name) => (name === 'fakecloud' ? fakecloud : inFolder(programs[name])),
    python: inFolder('python'),
    leftOut: [
      ...(folder === undefined ? [`moto and ministack: ${variable} is not set`] : []),
      ...(fakecloud === undefined ? ['fakecloud: FAKECLOUD is not set'] : []),
    ].join('; '),
  };
}

function there(file: string, named: string): string {
  if (!existsSync(file))
    throw new Error(`${named} is set, and there is no ${file}: python3 -m venv, then pip install -r test/contract/requirements.txt`);
  return file;
}

/** Those of this machine. */
export const emulators = findEmulators(process.env);
