import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../src/reporters/github.js';
import { plainLine, workflowCommand } from '../../src/reporters/github-command.js';
import type { ImageChange, PolicyComparison, PreviewVerification } from '../../src/schema/generated/report.js';
import { arbitraryReport } from './arbitrary-report.js';
import { commandsOf, titlesOf } from './github-commands.js';
import { finding, reportFixture, reportOf, repository } from './report-fixture.js';
import { digestOf, expiring, simulatedReport, simulation } from './simulation-fixture.js';

/** A command of ours, whole: a level, our properties without a raw colon or comma, and a message in one line. */
const ours = /^::(?:error|warning|notice) (?:file=[^:,\r\n]*,line=\d+,(?:col=\d+,)?)?title=[^:,\r\n]*::[^\r\n]*$/;

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
        const { incomplete, notices, simulation: simulations = [] } = report;
        const told = simulations.reduce((sum, one) => sum + one.lints.length + one.uncertain.length + (one.keptImages ?? []).length + 2, 0);
        const others = incomplete.length + notices.length + told;
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

describe('findings of more than one account or region', () => {
  const there = { account: '444455556666', region: 'us-east-1' };

  it('say where a name is that stands in two of them, an image by its repository; others are as short as ever', () => {
    const image = { ...repository('api'), kind: 'image', digest: 'sha256:0123', tags: ['v1'] };
    const resources = [image, { ...repository('api'), ...there }, { ...repository('web'), ...there }];
    expect(titlesOf(reportOf(resources.map((resource) => finding({ resource }))))).toEqual([
      'immutable-tags (high)%3A api%3Av1 (111122223333 eu-west-1)',
      'immutable-tags (high)%3A api (444455556666 us-east-1)',
      'immutable-tags (high)%3A web',
    ]);
  });

  it('do not say twice where a registry is, which is named for that', () => {
    const registry = { ...repository('444455556666/us-east-1'), ...there, kind: 'registry' };
    const elsewhere = simulation({ actions: expiring(1), kept: 9, ...there });
    const report = { ...simulatedReport([simulation(), elsewhere]), findings: [finding({ resource: registry })] };
    expect(titlesOf(report)[0]).toBe('immutable-tags (high)%3A 444455556666/us-east-1');
  });
});

describe('a simulation', () => {
  it('is a notice for each repository from which something goes', () => {
    const text = renderGithub(simulatedReport([simulation(), simulation({ actions: expiring(2), kept: 8, repository: 'team/web' })]));
    expect(commandsOf(text)).toEqual([
      '::notice title=lifecycle policy%3A team/web::expires 2 of 10 images (which frees nothing), keeps 8',
    ]);
  });

  it('is a warning for a policy in force that is refused', () => {
    const fault = { code: 'bad-count', message: 'm', pointer: '', line: 3, column: 5, serviceMessage: '' };
    expect(
      commandsOf(renderGithub(simulatedReport([simulation({ errors: [fault], comparison: comparison({ newlyKept: [change(1)] }) })]))),
    ).toEqual(['::warning title=lifecycle policy%3A api::nothing is simulated: Amazon ECR refuses the current policy (bad-count: m)']);
  });

  it('tells repositories of one name apart by account and region, in its findings too', () => {
    const there = { account: '444455556666', region: 'us-east-1' };
    const going = { actions: expiring(1), kept: 9 };
    const taken = finding({ rule: 'safe-lifecycle-policy', severity: 'critical', resource: { ...repository('api'), ...there } });
    const here = simulation(going);
    expect(titlesOf({ ...simulatedReport([here, simulation({ ...going, ...there })]), findings: [taken] })).toEqual([
      'safe-lifecycle-policy (critical)%3A api (444455556666 us-east-1)',
      'lifecycle policy%3A api (111122223333 eu-west-1)',
      'lifecycle policy%3A api (444455556666 us-east-1)',
    ]);
    const alone = { ...simulatedReport([here, simulation({ ...going, repository: 'web' })]), findings: [finding()] };
    expect(titlesOf(alone)).toEqual(['immutable-tags (high)%3A api', 'lifecycle policy%3A api', 'lifecycle policy%3A web']);
  });
});

describe('the preview of Amazon ECR', () => {
  const told = (over: Partial<PreviewVerification>) => {
    const verification: PreviewVerification = { status: 'agrees', why: '', agreed: 3, differences: [], ...over };
    return commandsOf(renderGithub(simulatedReport([simulation({ verification })])));
  };
  const [keep, expire] = [{ action: 'keep', rulePriority: 0 } as const, { action: 'expire', rulePriority: 1 } as const];

  it('is a warning where it differs, a notice where there is none, and no news where it agrees', () => {
    const differences = [{ imageDigest: digestOf(1), imageTags: [], simulated: keep, previewed: expire }];
    expect(told({ status: 'differs', differences })).toEqual([
      '::warning title=preview differs%3A api::the preview of Amazon ECR agrees on 3 images, and does not on 1',
    ]);
    expect(told({ status: 'not-verified', why: 'access denied' })).toEqual([
      '::notice title=not verified%3A api::not verified by the preview of Amazon ECR: access denied',
    ]);
    expect(told({})).toEqual([]);
  });
});

describe('a comparison', () => {
  it('stands in the notice of its repository: how many images fare otherwise, and the money', () => {
    const found = comparison({
      comparedTo: 'old.json',
      newlyExpired: [change(1), change(2)],
      newlyKept: [change(3)],
      moved: [change(4)],
      bytesFreedDifference: 2 ** 30,
      monthlySavingDifference: '0.10',
    });
    expect(commandsOf(renderGithub(simulatedReport([simulation({ actions: expiring(2), kept: 8, comparison: found })])))).toEqual([
      '::notice title=lifecycle policy%3A api::expires 2 of 10 images (which frees nothing), keeps 8. Compared with old.json: 2 newly expired, 1 newly kept, 1 moved to another rule; frees 1.0 GiB, 0.10 USD a month more',
    ]);
  });

  it('is told of a repository from which nothing goes any more', () => {
    const found = comparison({ newlyKept: [change(1)], bytesFreedDifference: -(2 ** 20), monthlySavingDifference: '' });
    expect(commandsOf(renderGithub(simulatedReport([simulation({ comparison: found })])))).toEqual([
      '::notice title=lifecycle policy%3A api::keeps all 10 images. Compared with the current policy: 1 newly kept; frees 1.0 MiB less',
    ]);
  });

  it('that finds nothing is not told', () => {
    expect(commandsOf(renderGithub(simulatedReport([simulation({ comparison: comparison() })])))).toEqual([]);
  });

  it('that cannot be made says why', () => {
    const fault = { code: 'policy-not-known', message: 'access denied', pointer: '', line: 1, column: 1, serviceMessage: '' };
    expect(renderGithub(simulatedReport([simulation({ comparison: comparison({ errors: [fault] }) })]))).toContain(
      '::notice title=lifecycle policy%3A api::keeps all 10 images. Not compared with the current policy (policy-not-known: access denied)\n',
    );
  });
});

function change(number: number): ImageChange {
  const [keep, expire] = [{ action: 'keep', rulePriority: 1 } as const, { action: 'expire', rulePriority: 1 } as const];
  return { imageDigest: digestOf(number), imageTags: [], before: keep, after: expire, inUse: false };
}

function comparison(over: Partial<PolicyComparison> = {}): PolicyComparison {
  return {
    comparedTo: 'current',
    errors: [],
    newlyExpired: [],
    newlyArchived: [],
    newlyKept: [],
    moved: [],
    bytesFreedDifference: 0,
    monthlySavingDifference: '0',
    ...over,
  };
}
