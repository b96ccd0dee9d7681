import { describe, expect, it } from 'vitest';
import { errorText } from '../../src/cli/error-text.js';

describe('an error as it is printed', () => {
  it('has a line for what went wrong, what to do, and its code', () => {
    expect(errorText('one\ntwo', 'try that', 'usage')).toBe('error: one\ntwo\nhint: try that\ncode: usage\n');
  });

  it.each([
    ['x\n::stop-commands::token', '> ::stop-commands::token'],
    ['x\n  ::error file=a.ts,line=1::said', '>   ::error file=a.ts,line=1::said'],
    ['x\n\t::error::said', '\\t::error::said'],
    ['x\n\u001b[0m::error::said', '\\u{1b}[0m::error::said'],
    ['x\ny ##[error]said', 'y # #[error]said'],
  ])('holds no workflow command: %j', (text, line) => {
    for (const said of [errorText(text, '', ''), errorText('', text, '')]) expect(said.split('\n')).toContain(line);
  });
});
