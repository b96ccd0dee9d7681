/**
 * `npm run bench [-- plan|saved|simulate|live|emulator]`: what starting, reading and judging cost, as ratios to what they cannot be without, measured in
 * turns in one run. Ratios, not times, are what a change is held to: a machine is never the same twice.
 */
import { rmSync } from 'node:fs';
import { benchEmulator } from './bench-emulator.ts';
import { benchLive } from './bench-live.ts';
import { benchPlan } from './bench-plan.ts';
import { benchSaved } from './bench-saved.ts';
import { benchSimulate } from './bench-simulate.ts';
import { emptyCommandLine } from './empty-command-line.ts';
import { folder } from './measure.ts';

const parts: Readonly<Record<string, (empty: string) => void | Promise<void>>> = {
  plan: benchPlan,
  saved: benchSaved,
  simulate: benchSimulate,
  live: benchLive,
  emulator: benchEmulator,
};
const asked = process.argv.slice(2).filter((name) => name in parts);

try {
  console.log(`node ${process.version}`);
  const empty = emptyCommandLine();
  for (const [name, run] of Object.entries(parts)) if (asked.length === 0 || asked.includes(name)) await run(empty);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
