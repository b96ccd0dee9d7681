import { describe, expect, it } from 'vitest';
import { strayErrorText } from '../../src/cli/stray-error.js';

const commands = ['explain', 'help', 'plan', 'rules', 'rules:facts', 'rules:test'];
const usage = (message: string): Error => Object.assign(new Error(message), { oclif: { exit: 2 } });

describe('strayErrorText', () => {
  it.each([
    ['command plna:p.json not found', 'plna is not a command (did you mean "plan"?)'],
    ['command PLAN not found', 'PLAN is not a command (did you mean "plan"?)'],
    ['Command plna not found.', 'plna is not a command (did you mean "plan"?)'],
    ['command rules:tets not found', 'rules tets is not a command (did you mean "rules test"?)'],
    ['command rulse:test not found', 'rulse test is not a command (did you mean "rules test"?)'],
    ['command rules:a.yaml not found', 'rules a.yaml is not a command'],
    ['command deploy:everything not found', 'deploy is not a command'],
    ['command -x not found', '-x is not a command'],
  ])('of %s: %s', (message, said) => {
    expect(strayErrorText(usage(message), commands)).toBe(`error: ${said}\nhint: ecr-audit --help lists the commands\ncode: usage\n`);
  });

  it('says what else oclif complains of as wrong usage', () => {
    expect(strayErrorText(usage('no such topic'), commands)).toContain('error: no such topic\nhint: ');
    expect(strayErrorText(usage('no such topic'), commands)).toContain('code: usage');
  });

  it('takes anything else for a fault of ours, with its stack', () => {
    const text = strayErrorText(new TypeError('x is not a function'), commands);
    expect(text).toMatch(/^error: TypeError: x is not a function\n +at /);
    expect(text).toContain('code: crash');
  });

  it('lets no control character through', () => {
    expect(strayErrorText(usage('command \u001b[31mred not found'), commands)).not.toContain('\u001b');
  });
});
