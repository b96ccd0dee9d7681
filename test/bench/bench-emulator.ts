import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { emulators } from '../contract/emulators.ts';
import { startEmulator } from '../contract/start-emulator.ts';
import { ecrAudit, folder, line, median, type Program, script, timedBeside } from './measure.ts';

const rounds = 5;
const here = path.join(import.meta.dirname, 'emulator');
const probes = 'alarms,ecr-public,event-rules,inspector,kms,log-groups,pulls,vpc-endpoints';
const rules = ['immutable-tags', 'image-scanning', 'lifecycle-policy', 'cross-account-access'];

/**
 * The audit that other tools have policies for, beside them, on moto: 100 repositories of 20 images. CUSTODIAN and PROWLER name their
 * programs; without the emulators nothing is measured.
 */
export async function benchEmulator(): Promise<void> {
  const { python } = emulators;
  const program = emulators.program('moto');
  if (python === undefined || program === undefined) {
    console.log('scan beside other auditors: left out, ECR_AUDIT_EMULATORS names no virtual environment');
    return;
  }
  const moto = await startEmulator('moto', program);
  try {
    await promisify(execFile)(python, [path.join(here, 'fill-moto.py'), moto.endpoint]);
    const env = { AWS_ENDPOINT_URL: moto.endpoint, AWS_ACCESS_KEY_ID: 'x', AWS_SECRET_ACCESS_KEY: 'x', AWS_DEFAULT_REGION: 'us-east-1' };
    const scan = (...more: readonly string[]): Program => ({
      ...script(ecrAudit, 'scan', '--region', 'us-east-1', '-f', 'json', ...more),
      env,
    });
    const same = scan('--no-probe', probes, ...rules.flatMap((rule) => ['--rule', rule]));
    await beside('Cloud Custodian, four policies', process.env['CUSTODIAN'], same, 1, (file) => ({
      file,
      args: ['run', '-q', '-s', path.join(folder, 'custodian'), '--cache-period', '0', path.join(here, 'custodian.yaml')],
      env,
    }));
    await beside('Prowler', process.env['PROWLER'], same, 10, (file) => ({
      file,
      args: ['aws', '--services', 'ecr', '--region', 'us-east-1', '-M', 'json-ocsf', '-o', path.join(folder, 'prowler')],
      env,
    }));
    console.log(`scan: everything of 100 repositories of 20 images on moto in ${((await timedBeside(scan())) / 1_000).toFixed(1)} s`);
  } finally {
    await moto.stop();
  }
}

async function beside(
  what: string,
  file: string | undefined,
  ours: Program,
  target: number,
  theirs: (file: string) => Program,
): Promise<void> {
  if (file === undefined) {
    console.log(`scan beside ${what}: left out, it is not installed (CUSTODIAN and PROWLER name the programs)`);
    return;
  }
  const times = { ours: [] as number[], theirs: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.theirs.push(await timedBeside(theirs(file)));
    times.ours.push(await timedBeside(ours));
  }
  const [own, other] = [median(times.ours), median(times.theirs)];
  console.log(
    line(
      `scan beside ${what}: so many times as fast`,
      other / own,
      `target ${target}x; ${own.toFixed(0)} ms against ${other.toFixed(0)} ms`,
    ),
  );
}
