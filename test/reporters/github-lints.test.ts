import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../src/reporters/github.js';
import { commandsOf, titlesOf } from './github-commands.js';
import { finding } from './report-fixture.js';
import { digestOf, lint, simulatedReport, simulation } from './simulation-fixture.js';

describe('the lints of a policy file', () => {
  const file = { policyFrom: 'ci/p.json' };

  it('are each a warning at its line, with its code as title', () => {
    const lints = [lint(), lint({ code: 'rule-never-reached', line: 9, column: 3, message: 'rule 2 takes nothing', fix: '' })];
    expect(commandsOf(renderGithub(simulatedReport([simulation({ ...file, lints })])))).toEqual([
      '::warning file=ci/p.json,line=4,col=7,title=nothing-stays::rule 1 keeps nothing%0AFix: keep some',
      '::warning file=ci/p.json,line=9,col=3,title=rule-never-reached::rule 2 takes nothing',
    ]);
  });

  it('are told once a file, however many repositories show them', () => {
    const other = simulation({ ...file, repository: 'web', lints: [lint({ message: 'rule 1 keeps nothing of 7' }), lint({ line: 8 })] });
    expect(
      commandsOf(renderGithub(simulatedReport([simulation({ ...file, lints: [lint()] }), other, { ...other, repository: 'x' }]))),
    ).toEqual([
      '::warning file=ci/p.json,line=4,col=7,title=nothing-stays::rule 1 keeps nothing (api and 2 more repositories)%0AFix: keep some',
      '::warning file=ci/p.json,line=8,col=7,title=nothing-stays::rule 1 keeps nothing (web and 1 more repository)%0AFix: keep some',
    ]);
  });

  it('name a repository once that shows one twice, and images as shortly as they are listed', () => {
    const twice = lint({ message: `rule 1 takes ${digestOf(7)}`, fix: '' });
    const report = simulatedReport([simulation({ ...file, lints: [twice, twice] }), simulation({ ...file, repository: 'web' })]);
    expect(commandsOf(renderGithub(report))).toEqual([
      '::warning file=ci/p.json,line=4,col=7,title=nothing-stays::rule 1 takes 000000000007 (api)',
    ]);
  });

  it('say in which account and region a repository shows them, where those of more than one are simulated', () => {
    const there = simulation({ ...file, account: '444455556666', region: 'us-east-1', lints: [lint({ line: 8 })] });
    const here = simulation({ ...file, lints: [lint(), lint({ line: 8 })] });
    expect(commandsOf(renderGithub(simulatedReport([here, there]))).map((line) => line.replace(/^.*::(.*)%0A.*$/, '$1'))).toEqual([
      'rule 1 keeps nothing (api (111122223333 eu-west-1))',
      'rule 1 keeps nothing (api (111122223333 eu-west-1) and 1 more repository)',
    ]);
  });

  it('have no place where the policy was piped in', () => {
    const report = simulatedReport([simulation({ policyFrom: 'standard input', lints: [lint()] })]);
    expect(commandsOf(renderGithub(report))).toEqual(['::warning title=nothing-stays::rule 1 keeps nothing%0AFix: keep some']);
  });

  it('stand at the beginning of a file that is more than the policy, and say which place of its text is meant', () => {
    const within = { ...file, policyWithin: 'lifecyclePolicyText' };
    expect(commandsOf(renderGithub(simulatedReport([simulation({ ...within, lints: [lint()] })])))).toEqual([
      '::warning file=ci/p.json,line=1,title=nothing-stays::rule 1 keeps nothing (line 4, column 7 of lifecyclePolicyText)%0AFix: keep some',
    ]);
  });

  it('say where a policy is that does better, which is too long for an annotation', () => {
    const lints = [lint({ policy: '{"rules":[]}' }), lint({ line: 8, fix: '', policy: '{"rules":[]}' })];
    expect(commandsOf(renderGithub(simulatedReport([simulation({ ...file, lints })])))).toEqual([
      '::warning file=ci/p.json,line=4,col=7,title=nothing-stays::rule 1 keeps nothing%0AFix: keep some (-f json has a policy that does)',
      '::warning file=ci/p.json,line=8,col=7,title=nothing-stays::rule 1 keeps nothing',
    ]);
  });

  it('come after what else is a warning, and those that GitHub would not show are plain lines', () => {
    const lints = Array.from({ length: 12 }, (_, at) => lint({ line: at + 1 }));
    const report = { ...simulatedReport([simulation({ ...file, lints })]), findings: [finding({ severity: 'medium' })] };
    const lines = renderGithub(report).split('\n');
    expect(commandsOf(lines.join('\n'))).toHaveLength(10);
    expect(lines[0]).toMatch(/^::warning title=immutable-tags/);
    expect(lines.slice(10, 12)).toEqual([
      'ecr-audit: 3 more annotations that GitHub would not show (10 of a level in a step):',
      'warning  nothing-stays at ci/p.json:10: rule 1 keeps nothing',
    ]);
  });
});

describe('the lints of policies in force', () => {
  it('are each a warning for each repository, with its name and no place', () => {
    const lints = [lint(), lint({ code: 'dead-rule', pointer: '/rules/1', message: 'no image has the tags', fix: '' })];
    const report = simulatedReport([simulation({ lints }), simulation({ repository: 'web', lints: [lint()] })]);
    expect(commandsOf(renderGithub(report))).toEqual([
      '::warning title=nothing-stays%3A api::rule 1 keeps nothing%0AFix: keep some',
      '::warning title=dead-rule%3A api::no image has the tags',
      '::warning title=nothing-stays%3A web::rule 1 keeps nothing%0AFix: keep some',
    ]);
  });

  it('tell repositories of one name apart', () => {
    const lints = [lint()];
    const there = simulation({ lints, account: '444455556666', region: 'us-east-1' });
    expect(titlesOf(simulatedReport([simulation({ lints }), there]))).toEqual([
      'nothing-stays%3A api (111122223333 eu-west-1)',
      'nothing-stays%3A api (444455556666 us-east-1)',
    ]);
  });

  it('say so of a repository whose name is not known', () => {
    const nowhere = simulation({ repository: '', account: '', region: '', lints: [lint()] });
    expect(titlesOf(simulatedReport([nowhere]))).toEqual(['nothing-stays%3A a repository without a name']);
  });
});
