#!/usr/bin/env node
import module from 'node:module';

// Halves the start on a node that has it; Node 20 does not.
module.enableCompileCache?.();
// `| head` closes the pipe early: that is no error. Ctrl-C is 130 in every shell.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  // Whoever writes hears of it too; thrown here it would end the process with 1, which means findings.
  process.exitCode = 2;
});
process.on('SIGINT', () => process.exit(130));

const { execute } = await import('@oclif/core');
await execute({ dir: import.meta.url });
