import { describe, expect, it } from 'vitest';
import { exitCodeOf } from '../../src/cli/exit-code.js';
import { terminalOf } from '../../src/cli/terminal.js';
import type { Report } from '../../src/schema/generated/report.js';
import { reportOf } from '../reporters/report-fixture.js';

describe('terminalOf', () => {
  it.each([
    ['a terminal', true, {}, true, [true, true]],
    ['a pipe', false, {}, true, [false, false]],
    ['--no-color', true, {}, false, [false, true]],
    ['NO_COLOR', true, { NO_COLOR: '1' }, true, [false, true]],
    ['an empty NO_COLOR', true, { NO_COLOR: '' }, true, [true, true]],
    ['TERM=dumb', true, { TERM: 'dumb' }, true, [false, false]],
    ['FORCE_COLOR into a pipe', false, { FORCE_COLOR: '1' }, true, [true, false]],
    ['FORCE_COLOR=0', false, { FORCE_COLOR: '0' }, true, [false, false]],
    ['FORCE_COLOR=false', false, { FORCE_COLOR: 'false' }, true, [false, false]],
    ['NO_COLOR before FORCE_COLOR', true, { NO_COLOR: '1', FORCE_COLOR: '1' }, true, [false, true]],
    ['--no-color before FORCE_COLOR', false, { FORCE_COLOR: '1' }, false, [false, false]],
    ['CI', false, { CI: 'true' }, true, [false, false]],
  ])('%s', (_, isTTY, env, color, expected) => {
    const { colour, boxes } = terminalOf({ isTTY, columns: undefined, env, color });
    expect([colour, boxes]).toEqual(expected);
  });

  it.each([
    [120, {}, 120],
    [undefined, { COLUMNS: '100' }, 100],
    [undefined, { COLUMNS: 'wide' }, 80],
    [undefined, {}, 80],
  ])('columns %s with %j: %s', (columns, env, width) => {
    expect(terminalOf({ isTTY: false, columns, env, color: true }).width).toBe(width);
  });
});

describe('exitCodeOf', () => {
  const missing: Report['incomplete'] = [{ what: 'repositories', where: 'us-east-1', why: 'access denied', hint: 'allow it' }];
  const report = (high: number, unknown: number, incomplete: Report['incomplete'], scope: Partial<Report['scope']> = {}): Report => {
    const base = reportOf([]);
    const counts = { critical: 0, high: 0, medium: 0, low: 0, info: 0 };
    const summary = { ...base.summary, findings: { ...counts, high }, unknown: { ...counts, high: unknown } };
    return { ...base, summary, incomplete, scope: { ...base.scope, failOn: 'high', failOnUnknown: false, ...scope } };
  };

  it.each([
    ['nothing', report(0, 0, []), [0, 0, 0]],
    ['findings', report(1, 0, []), [1, 0, 1]],
    ['findings below the bar', report(1, 0, [], { failOn: 'critical' }), [0, 0, 0]],
    ['findings, and no bar', report(1, 0, [], { failOn: 'never' }), [0, 0, 0]],
    ['what is not known', report(0, 1, []), [0, 0, 0]],
    ['what is not known, where that fails', report(0, 1, [], { failOnUnknown: true }), [1, 0, 1]],
    ['incomplete', report(0, 0, missing), [3, 3, 0]],
    ['incomplete with findings', report(1, 0, missing), [1, 3, 1]],
    ['256 findings', report(256, 0, []), [1, 0, 1]],
  ])('%s: as it is, with --soft-fail, with --allow-partial', (_, given, expected) => {
    const soft = { softFail: true, allowPartial: false };
    const partial = { softFail: false, allowPartial: true };
    expect([{ softFail: false, allowPartial: false }, soft, partial].map((flags) => exitCodeOf(given, flags))).toEqual(expected);
  });
});
