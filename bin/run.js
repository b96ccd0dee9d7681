#!/usr/bin/env node
import module from 'node:module';

// Halves the start on a node that has it; Node 20 does not.
module.enableCompileCache?.();
// `| head` closes the pipe early: that is no error. Ctrl-C is 130 in every shell.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
});
process.on('SIGINT', () => process.exit(130));
// Without this nothing that waits for the exit is told, and a file half written would stay.
process.on('SIGTERM', () => process.exit(143));
process.on('SIGHUP', () => process.exit(129));
// What nobody catches, a full disk behind stdout among it, would end the process with 1, which means findings.
process.on('uncaughtException', (error) => {
  const text = 'syscall' in error ? error.message : error.stack;
  process.stderr.write(
    `error: ${text}\nhint: make room if a disk is full; else this is a fault of ecr-audit: please report it\ncode: crash\n`,
    () => process.exit(2),
  );
});

const { flush, run } = await import('@oclif/core');
try {
  await run(undefined, import.meta.url);
  await flush();
} catch (error) {
  const { endByStrayError } = await import('../dist/cli/stray-error.js');
  await endByStrayError(error, import.meta.dirname);
}
