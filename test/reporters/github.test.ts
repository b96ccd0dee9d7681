import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../src/reporters/github.js';
import { plainLine, workflowCommand } from '../../src/reporters/github-command.js';
import { arbitraryReport } from './arbitrary-report.js';
import { finding, reportFixture, reportOf, repository } from './report-fixture.js';
import { expiring, simulatedReport, simulation } from './simulation-fixture.js';

/** A command of ours, whole: a level, our properties without a raw colon or comma, and a message in one line. */
const ours = /^::(?:error|warning|notice) (?:file=[^:,\r\n]*,line=\d+,)?title=[^:,\r\n]*::[^\r\n]*$/;

/** The lines that the runner takes for a command (actions/runner, ActionCommand.cs: `::` after white space, `##[` anywhere). */
function commandsOf(text: string): string[] {
  return text.split(/\r\n|\r|\n/).filter((line) => line.trimStart().startsWith('::') || line.includes('##['));
}

describe('workflow commands', () => {
  it('are escaped as the toolkit does it', () => {
    const location = { file: 'a,b:c%.tf', line: 3 };
    expect(workflowCommand({ level: 'error', title: 'x: y, z', message: '100%\r\nof: it, all', location })).toBe(
      '::error file=a%2Cb%3Ac%25.tf,line=3,title=x%3A y%2C z::100%25%0D%0Aof: it, all',
    );
  });

  it('have no file where there is no location', () => {
    expect(renderGithub(reportOf([finding()]))).toMatch(/^::error title=immutable-tags \(high\)%3A api::tags in api/);
  });

  it.each([
    ['::error::x', '> ::error::x'],
    ['\t ::error::x', '> \t ::error::x'],
    ['a ::error::x', 'a ::error::x'],
    ['###[error]x', '# # #[error]x'],
  ])('cannot be made of the plain line %j', (line, tame) => {
    expect(plainLine(line)).toBe(tame);
  });

  it('cannot be injected, whatever the report holds', () => {
    fc.assert(
      fc.property(arbitraryReport, (report) => {
        const commands = commandsOf(renderGithub(report));
        const meant = report.findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown').length;
        expect(commands.every((line) => ours.test(line) && !line.includes('##['))).toBe(true);
        const others = report.incomplete.length + report.notices.length + (report.simulation?.length ?? 0);
        expect(commands.length).toBeLessThanOrEqual(Math.min(30, meant + others));
      }),
      { numRuns: 600 },
    );
  });
});

describe('what GitHub shows', () => {
  const many = (severity: 'critical' | 'high' | 'medium' | 'low', rule: string, count: number) =>
    Array.from({ length: count }, (_, at) => finding({ severity, rule, resource: repository(`${rule}-${at}`), message: 'm' }));

  it('is ten of a level, the worst first, and every other finding is a plain line', () => {
    const text = renderGithub(
      reportOf([...many('low', 'l', 12), ...many('high', 'h', 9), ...many('medium', 'm', 10), ...many('critical', 'c', 4)]),
    );
    const commands = commandsOf(text);
    expect(commands.map((line) => line.replace(/ .*/, ''))).toEqual([
      ...Array(10).fill('::error'),
      ...Array(10).fill('::warning'),
      ...Array(10).fill('::notice'),
    ]);
    expect(commands.slice(0, 5).map((line) => line.replace(/.*%3A (.*)::m.*/, '$1'))).toEqual(['c-0', 'c-1', 'c-2', 'c-3', 'h-0']);
    const rest = text.split('\n').slice(30);
    expect(rest[0]).toBe('ecr-audit: 5 more annotations that GitHub would not show (10 of a level in a step):');
    expect(rest.slice(1, 6).map((line) => line.replace(/: m$/, ''))).toEqual([
      'error  h (high): h-6',
      'error  h (high): h-7',
      'error  h (high): h-8',
      'notice  l (low): l-10',
      'notice  l (low): l-11',
    ]);
    expect(rest[6]).toBe('ecr-audit: 13 high or worse: fails (--fail-on high)');
  });

  it('is a notice for what is not known, unless that fails; nothing for what is accepted', () => {
    const unknown = finding({ outcome: 'unknown' });
    const report = reportOf([unknown, finding({ outcome: 'waived' }), finding({ outcome: 'pass' })]);
    expect(commandsOf(renderGithub(report))).toHaveLength(1);
    expect(renderGithub(report)).toMatch(/^::notice /);
    expect(renderGithub({ ...report, scope: { ...report.scope, failOnUnknown: true } })).toMatch(/^::error /);
  });

  it('is only the verdict for an empty report', () => {
    expect(renderGithub(reportFixture('empty'))).toBe('ecr-audit: nothing high or worse: passes (--fail-on high)\n');
  });
});

describe('a simulation', () => {
  it('is a notice for each repository from which something goes', () => {
    const text = renderGithub(simulatedReport([simulation(), simulation({ actions: expiring(2), kept: 8, repository: 'team/web' })]));
    expect(commandsOf(text)).toEqual([
      '::notice title=lifecycle policy%3A team/web::expires 2 of 10 images (at most 0 B, 0.00 USD a month), keeps 8',
    ]);
  });

  it('is a warning at its place for a policy in a file that is refused', () => {
    const fault = { code: 'bad-count', message: 'm', pointer: '', line: 3, column: 5, serviceMessage: '' };
    expect(renderGithub(simulatedReport([simulation({ errors: [fault], policyFrom: 'p.json' })]))).toContain(
      '::warning file=p.json,line=3,title=lifecycle policy%3A api::nothing is simulated: Amazon ECR refuses p.json (bad-count: m)\n',
    );
    expect(renderGithub(simulatedReport([simulation({ errors: [fault] })]))).toMatch(/^::warning title=/);
  });
});
