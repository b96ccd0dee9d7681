import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generalise, shapeOf } from '../../src/reporters/table/generalise.js';
import { hang, wrap } from '../../src/reporters/table/wrap.js';
import { renderTable } from '../../src/reporters/table.js';
import type { Finding, Report } from '../../src/schema/generated/report.js';
import { withoutColours } from './hostile-text.js';
import { colourOptions, plainOptions } from './options.js';
import { finding, reportFixture, reportOf, repository } from './report-fixture.js';

const estate = (count: number, over: (at: number) => Partial<Finding>): Finding[] =>
  Array.from({ length: count }, (_, at) =>
    finding({ resource: repository(`team-${at}/api`), message: `tags in team-${at}/api move`, ...over(at) }),
  );

const tableOf = (findings: readonly Finding[]) => renderTable(reportOf(findings), plainOptions);

describe('many findings', () => {
  it('that say the same are one entry with the first names', () => {
    const text = tableOf(estate(10_000, () => ({})));
    expect(text).toContain(
      '            tags in <name> move\n            10,000 repositories in 111122223333 eu-west-1: team-0/api,\n            team-1/api, team-2/api and 9,997 more\n',
    );
    expect(text.split('\n').length).toBeLessThan(20);
    expect(text).not.toContain('Not shown here');
  });

  it('that differ in a number are one entry with an example', () => {
    const text = tableOf(estate(20, (at) => ({ message: `team-${at}/api has ${at * 1000} images` })));
    expect(text).toContain(
      '            for example: team-0/api has 0 images\n            20 repositories in 111122223333 eu-west-1: team-0/api,',
    );
  });

  it.each<[string, number, number, (at: number) => Partial<Finding>, Partial<Report>]>([
    ['word for word', 2, 3, () => ({}), {}],
    ['but for a number, which would be lost,', 5, 6, (at) => ({ message: `team-${at}/api has ${at} images` }), {}],
    ['word for word in a plan, whose code is in many places,', 5, 6, () => ({}), { command: 'plan' }],
  ])('that say the same %s are folded late enough', (_, few, many, over, report) => {
    const textOf = (count: number) => renderTable(reportOf(estate(count, over), { command: 'scan', ...report }), plainOptions);
    expect(textOf(few)).not.toContain('The same in several');
    expect(textOf(many)).toContain('The same in several');
  });

  it('name their registries where they are folded', () => {
    const inRegion = (at: number, region: string): Finding =>
      finding({ resource: { ...repository(`team-${at}/api`), region }, message: 'm' });
    const scanOf = (findings: readonly Finding[]) => renderTable(reportOf(findings, { command: 'scan' }), colourOptions);
    const few = [inRegion(0, 'eu-west-1'), inRegion(1, 'us-east-1'), inRegion(2, 'eu-west-1')];
    expect(scanOf(few)).toContain(
      '3 repositories: team-0/api, team-2/api in 111122223333 eu-west-1; team-1/api in 111122223333 us-east-1\n',
    );
    const many = Array.from({ length: 6 }, (_, at) => inRegion(at, at === 0 ? 'us-east-1' : 'eu-west-1'));
    expect(scanOf(many)).toContain('6 repositories in 2 registries: team-0/api, team-1/api, team-2/api and 3 more\n');
  });

  it('that are few are all named', () => {
    const text = renderTable(
      reportOf(
        estate(5, () => ({})),
        { command: 'scan' },
      ),
      colourOptions,
    );
    expect(text).toContain('5 repositories in 111122223333 eu-west-1: team-0/api, team-1/api, team-2/api, team-3/api, team-4/api\n');
    expect(text).not.toContain('-f json');
  });

  it('of other severity or change are folded apart', () => {
    const text = tableOf(estate(44, (at) => ({ severity: at % 2 ? 'low' : 'high', change: at % 4 < 2 ? 'new' : 'existing' })));
    expect(text.match(/ 11 repositories/g)).toHaveLength(4);
  });

  it('that cannot be folded are cut after the worst hundred, and the rest is counted', () => {
    const letters = (at: number) => [...String(at)].map((digit) => 'abcdefghij'[Number(digit)]).join('');
    const text = tableOf(estate(30_000, (at) => ({ severity: at % 1000 === 7 ? 'critical' : 'low', message: `${letters(at)} is odd` })));
    expect(text.match(/^ {2}CRITICAL/gm)).toHaveLength(30);
    expect(text.match(/^ {2}LOW/gm)).toHaveLength(70);
    expect(text).toContain('Not shown here: 29,900 findings (29,900 low). -f json has them all.');
    expect(text.split('\n').length).toBeLessThan(600);
  });

  it('show or count every finding that fails', () => {
    const some = fc.array(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('high' as const, 'low' as const), fc.stringMatching(/^[a-z]{1,3}$/)),
      {
        maxLength: 400,
      },
    );
    fc.assert(
      fc.property(some, fc.constantFrom('plan' as const, 'scan' as const), (rows, command) => {
        const findings = rows.map(([rule, severity, word], at) =>
          finding({ rule, severity, message: `${word} is odd`, resource: repository(`team-${at}/api`) }),
        );
        const text = renderTable(reportOf(findings, { command }), plainOptions);
        const folded = [...text.matchAll(/^ {12}(\d+) repositories in /gm)].map(([, count]) => Number(count));
        const hidden = Number(/Not shown here: (\d+)/.exec(text)?.[1] ?? 0);
        const entries = text.match(/^ {2}(?:HIGH|LOW)/gm)?.length ?? 0;
        expect(entries - folded.length + folded.reduce((sum, count) => sum + count, hidden)).toBe(findings.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what is not known', () => {
  const unknown = (rule: string, name: string) => finding({ rule, outcome: 'unknown', message: 'not known', resource: repository(name) });

  it('of the same resources for the same cause is said once for all rules', () => {
    const text = tableOf([unknown('one', 'api'), unknown('two', 'api'), unknown('two', 'web'), unknown('three', 'api')]);
    expect(text).toContain('Not known: 4 (does not fail)\n  one, three  api\n    not known\n  two  api, web\n    not known\n');
  });
});

describe('a fix', () => {
  const fixesOf = (findings: readonly Finding[]) =>
    tableOf(findings)
      .match(/^ {12}fix: .*$/gm)
      ?.map((line) => line.trim());

  it('stands once for all that a rule finds, where the rule comes first', () => {
    const fix = { summary: 'Do this.' };
    const two = [finding({ fix }), finding({ fix, resource: repository('web'), message: 'other' })];
    expect(fixesOf(two)).toEqual(['fix: Do this.']);
    expect(tableOf(two).indexOf('fix:')).toBeLessThan(tableOf(two).indexOf('web (prod)'));
  });

  it('stands once where the rule is folded first', () => {
    const fix = { summary: 'Do this.' };
    const text = tableOf([...estate(6, () => ({ fix })), finding({ fix, message: 'other' })]);
    expect(text.match(/fix: /g)).toHaveLength(1);
    expect(text.indexOf('fix:')).toBeLessThan(text.indexOf('\napi (prod)'));
  });

  it('of another rule, or in other words, stands as well', () => {
    const words = ['Do this.', 'Do this.', 'Do that.'].map((summary) => ({ summary }));
    const three = words.map((fix, at) =>
      finding({ fix, rule: at === 1 ? 'other' : 'one', message: `${at}`, resource: repository(`r${at}`) }),
    );
    expect(fixesOf(three)).toEqual(['fix: Do this.', 'fix: Do this.', 'fix: Do that.']);
  });

  const fixOf = (summary: string) => tableOf([finding({ fix: { summary } })]).replace(/\s+/g, ' ');

  it('that is too long ends with a sentence', () => {
    const text = fixOf(`Do this. ${'And then some more. '.repeat(30)}`);
    expect(text).toMatch(/some more\. (?!And)/);
    expect(text).not.toContain('...');
  });

  it('of one endless sentence is cut', () => expect(fixOf('word '.repeat(200))).toContain('...'));
});

describe('the order', () => {
  it('of equals is first what the plan brings about', () => {
    const text = tableOf([finding({ change: 'existing', rule: 'old' }), finding({ change: 'worsened', rule: 'worse' })]);
    expect(text.indexOf('worse')).toBeLessThan(text.indexOf('old'));
  });

  it('of environments has what belongs to none at the end', () => {
    const none = finding({ environment: { name: '', from: '' }, severity: 'critical' });
    expect(tableOf([none, finding()])).toMatch(/^ {2}prod .*\n {2}\(none\) /m);
  });

  it('is repositories first, the worst first, then what belongs to no repository', () => {
    const registry = { ...repository(''), kind: 'registry', arn: '' };
    const text = tableOf([
      finding({ resource: registry, severity: 'critical', message: 'r' }),
      finding({ resource: repository('aaa'), severity: 'low' }),
      finding({ resource: repository('bbb'), severity: 'high' }),
    ]);
    const titles = text.split('\n').filter((line) => /^\S.*\((?:registry, )?prod\)/.test(line));
    expect(titles).toEqual([
      'bbb (prod)  111122223333 eu-west-1',
      'aaa (prod)  111122223333 eu-west-1',
      '111122223333 eu-west-1 (registry, prod)',
    ]);
  });

  it('tells resources of the same name in two accounts apart', () => {
    const text = tableOf([finding(), finding({ resource: { ...repository('api'), account: '444455556666' } })]);
    expect(text).toContain('api (prod)  111122223333 eu-west-1\n');
    expect(text).toContain('api (prod)  444455556666 eu-west-1\n');
  });
});

describe('the heading', () => {
  const headingOf = (source: string) => {
    const report = reportOf([]);
    return renderTable({ ...report, scope: { ...report.scope, source } }, plainOptions).split('\n')[0];
  };

  it.each([
    ['plans/tfplan.json', 'plans/tfplan.json'],
    ['111122223333/eu-central-1, 111122223333/us-east-1, 444455556666/us-east-1', '111122223333/eu-central-1, 111122223333/us-east-1, ...'],
    [`${'a'.repeat(70)}.json`, `${'a'.repeat(57)}...`],
  ])('names %s as %s', (source, words) => {
    expect(headingOf(source)).toContain(`| ${words} |`);
  });
});

describe('an image', () => {
  const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
  const image = (tags: string[]): Finding['resource'] => ({ ...repository('api'), kind: 'image', digest, tags });

  it('is told of under its repository, and named by its first tag', () => {
    const text = tableOf([finding(), finding({ rule: 'vulnerable-image', resource: image(['v1.2.3', 'stable']), message: 'm' })]);
    expect(text.match(/^api \(prod\) /gm)).toHaveLength(1);
    expect(text).toContain('  HIGH      vulnerable-image  api:v1.2.3\n            m\n');
  });

  it('without a tag is named by the beginning of its digest', () => {
    const text = tableOf([finding({ rule: 'vulnerable-image', resource: image([]) })]);
    expect(text).toContain('  HIGH      vulnerable-image  api@sha256:0123456789ab\n');
  });

  it('of which it is not known which one it is has the name of the repository alone', () => {
    const text = tableOf([finding({ rule: 'vulnerable-image', resource: { ...repository('api'), kind: 'image' } })]);
    expect(text).toContain('api (prod)  111122223333 eu-west-1\n  HIGH      vulnerable-image\n');
  });

  it('is named among those of which the same is said', () => {
    const text = tableOf(estate(6, (at) => ({ resource: { ...image([`v${at}`]), name: `team-${at}/api` }, message: 'm' })));
    expect(text).toContain('6 images in 111122223333 eu-west-1: team-0/api:v0, team-1/api:v1,\n            team-2/api:v2 and 3 more');
  });
});

describe('a registry', () => {
  it('is named for its place, which is not said twice', () => {
    const registry = { ...repository('111122223333/eu-west-1'), kind: 'registry', arn: '' };
    expect(tableOf([finding({ resource: registry })])).toContain('\n111122223333/eu-west-1 (registry, prod)\n  HIGH ');
  });
});

describe('the counts by rule', () => {
  const twelve = estate(12, (at) => ({ severity: at < 2 ? 'critical' : 'low', rule: at % 4 === 3 ? 'rare' : 'frequent' }));

  it('stand at the end of a long table, by severity and the most frequent first', () => {
    expect(tableOf(twelve)).toContain('\n\n  critical  2 frequent\n  low       7 frequent, 3 rare\n\n  outcomes  ');
  });

  it('are of what fails, and not of what is in sight', () => {
    expect(tableOf(twelve.slice(0, 10))).not.toContain('frequent,');
    expect(tableOf(estate(12, (at) => ({ rule: `rule-${at}` })))).not.toContain('1 rule-');
    expect(tableOf(twelve.map((one) => ({ ...one, outcome: 'unknown' })))).not.toContain('frequent,');
  });

  it('have no number at the end of a line, apart from its rule', () => {
    const text = tableOf(estate(80, (at) => ({ rule: `rule-that-has-a-long-name-${at % 40}` })));
    expect(text).not.toMatch(/ 2$/m);
    expect(text.match(/2 rule-that-has-a-long-name-\d+/g)).toHaveLength(40);
  });
});

describe('the summary', () => {
  it('has a row for each environment only where they add up', () => {
    const report = reportOf([finding(), finding({ environment: { name: 'dev', from: 'name' } })]);
    expect(renderTable(report, plainOptions)).toMatch(/^ {2}dev {2,}0 {5}1 /m);
    const filtered = { ...report, summary: { ...report.summary, findings: { ...report.summary.findings, low: 5 } } };
    expect(renderTable(filtered, plainOptions)).not.toMatch(/^ {2}dev/m);
  });

  it('says that nothing was read rather than that all is well', () => {
    const report = reportOf([]);
    expect(renderTable(report, plainOptions)).toContain('  outcomes  nothing was judged\n  read      no Amazon ECR resource at all\n');
  });

  it('says how much the plan brings about, unless a part is hidden', () => {
    const report = reportOf([
      finding({ change: 'new' }),
      finding({ change: 'new', rule: 'b' }),
      finding({ change: 'existing', rule: 'c' }),
    ]);
    expect(renderTable(report, plainOptions)).toContain('  outcomes  3 fail (2 new, 1 existing)\n');
    expect(renderTable({ ...report, findings: report.findings.slice(1) }, plainOptions)).toContain('  outcomes  3 fail\n');
  });

  it('says how to see what is waived, unless it is there', () => {
    const report = reportOf([finding({ outcome: 'waived' })]);
    expect(renderTable(report, plainOptions)).toContain('  outcomes  1 waived\n');
    expect(renderTable({ ...report, findings: [] }, plainOptions)).toContain('  outcomes  1 waived (--show-waived lists them)\n');
  });

  it('names kinds as one says them, the most frequent first', () => {
    const report = reportOf([], { summary: { ...reportOf([]).summary, resources: { 'lifecycle-policy': 2, repository: 3 } } });
    expect(renderTable(report, plainOptions)).toContain('  read      3 repositories, 2 lifecycle policies\n');
  });

  it('ends in the verdict', () => {
    expect(renderTable(reportFixture('plausible'), plainOptions).trimEnd().split('\n').at(-1)).toMatch(/^4 high or worse: fails/);
  });
});

describe('the terminal', () => {
  it('gets colours and boxes only where it can show them', () => {
    const plain = renderTable(reportFixture('plausible'), plainOptions);
    const boxed = renderTable(reportFixture('plausible'), colourOptions);
    expect(plain).not.toContain('\u001b');
    expect(plain).not.toMatch(/[\u2500-\u257f]/);
    expect(boxed).toContain('\u001b[31m');
    expect(boxed).toMatch(/┌─+┬/);
  });

  it.each([40, 60, 80, 120])('%i columns wide is not left', (width) => {
    const text = renderTable(reportFixture('plausible'), { ...plainOptions, terminal: { width, colour: true, boxes: false } });
    const prose = withoutColours(text)
      .split('\n')
      .filter((line) => line.startsWith('            '));
    expect(Math.max(...prose.map((line) => line.length))).toBeLessThanOrEqual(width);
  });

  it('that is narrow has the place of a title on a line of its own', () => {
    const resource = { ...repository('api'), address: `module.ecr["${'a'.repeat(50)}"].aws_ecr_repository.this` };
    const text = tableOf([finding({ resource, location: { file: 'modules/ecr/main.tf', line: 7 } })]);
    expect(text).toContain('.aws_ecr_repository.this\nmodules/ecr/main.tf:7\n');
  });

  it('of no sensible width gets a page all the same', () => {
    for (const width of [0, Number.NaN, -1, Number.POSITIVE_INFINITY]) {
      expect(renderTable(reportFixture('plausible'), { ...plainOptions, terminal: { width, colour: false, boxes: false } })).toContain(
        'immutable-tags',
      );
    }
  });
});

describe('wrapping', () => {
  it('breaks at spaces, and long words anywhere', () => {
    expect(wrap('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
    expect(wrap('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(wrap('', 3)).toEqual([]);
    expect(wrap('1.2 GiB of 3 GiB', 10)).toEqual(['1.2 GiB of', '3 GiB']);
    expect(wrap('takes 1.2 GiB', 10)).toEqual(['takes', '1.2 GiB']);
    expect(wrap('for 1.20 USD a month', 10)).toEqual(['for', '1.20 USD a', 'month']);
    expect(hang('fix: ', 'word word word word end', 25)).toEqual(['fix: word word word word', '     end']);
  });
});

describe('what a message says in general', () => {
  it.each([
    ['tags in api move', 'tags in <name> move'],
    ['rapid api/x team/api api-2 api', 'rapid api/x team/api api-2 <name>'],
    ['"api" (api).', '"<name>" (<name>).'],
    ['api, v1, stable, has none', '<name>, <tags>, has none'],
  ])('%j is %j', (message, general) => {
    expect(generalise(message, { ...repository('api'), tags: ['v1', 'stable'] })).toBe(general);
  });

  it('keeps the numbers of an image whose tag is a number', () => {
    expect(generalise('api has 2 faults', { ...repository('api'), tags: ['2'] })).toBe('<name> has 2 faults');
  });

  it('is without numbers in its shape', () => {
    expect(shapeOf('1,234.5 MB in 3 images')).toBe('# MB in # images');
  });
});
