import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { usedGlobals } from './used-globals.js';

const source = path.resolve(import.meta.dirname, '../src');
/** Rooms whose answers follow from what they are given: no import shows where one of them asks a global instead. */
const rooms = ['access', 'app', 'engine', 'facts', 'lifecycle', 'model', 'reporters', 'schema'];

/** What may stay, and why. */
const allowed = [
  // The edge of the library: who does not say what time it is means now. All below it is told.
  'app/judge-plan.ts: new Date()',
  'app/read-live.ts: new Date()',
];

describe('usedGlobals', () => {
  it.each([
    ['console.log(1)', ['console']],
    ['const { env } = process', ['process']],
    ['const f = { console }', ['console']],
    ['if (Date.now() > then) wait()', ['Date.now']],
    ['const now = given ?? new Date()', ['new Date()']],
    ['const now = Date()', ['Date()']],
    ['globalThis.process.exit(1)', ['globalThis']],
    ['const at = Math.random()', ['Math.random']],
    ['const day = new Date(time); const ms = Date.parse(text)', []],
    ['const { a } = report.process; const x = { process: 1, console: 2 }', []],
    ['// console.log in a comment\nconst text = "process"', []],
  ])('of %s: %j', (text, names) => {
    expect(usedGlobals(text)).toEqual(names);
  });
});

it('rooms that are to be told use none of the process, the terminal, the clock or chance', () => {
  const files = rooms.flatMap((room) =>
    readdirSync(path.join(source, room), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.includes('generated'))
      .map((name) => path.posix.join(room, name.split(path.sep).join('/'))),
  );
  expect(files.length).toBeGreaterThan(100);
  const used = files.flatMap((file) => usedGlobals(readFileSync(path.join(source, file), 'utf8')).map((name) => `${file}: ${name}`));
  // Both ways: an exception that is no longer needed goes too.
  expect(used).toEqual(allowed);
});
