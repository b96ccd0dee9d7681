import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderTable } from '../../../src/reporters/table.js';
import type { Forecast, RepositorySimulation } from '../../../src/schema/generated/report.js';
import { withoutColours } from '../hostile-text.js';
import { colourOptions, plainOptions } from '../options.js';
import { finding, reportFixture, reportOf } from '../report-fixture.js';
import { changesOf, comparisonOf, digestOf, expiring, simulatedReport, simulation } from '../simulation-fixture.js';

const tableOf = (...simulations: readonly RepositorySimulation[]) => renderTable(simulatedReport(simulations), plainOptions);
/** As one line, however it is broken. */
const sentences = (text: string) => text.replace(/\s+/g, ' ');
const going = (count: number, over: Partial<RepositorySimulation> = {}) =>
  simulation({ images: count + 10, actions: expiring(count), bytesFreed: count * 2 ** 20, monthlySaving: '1', ...over });

describe('what a simulation says first', () => {
  it.each<[string, RepositorySimulation, string]>([
    ['nothing goes', simulation(), 'keeps all 10 images'],
    ['there is one image', simulation({ images: 1, kept: 1 }), 'keeps its one image'],
    ['there is none', simulation({ images: 0, kept: 0 }), 'there is no image'],
    ['something goes', going(1), 'expires 1 of 11 images (at most 1.0 MiB, 1.00 USD a month), keeps 10'],
    ['indexes alone go', going(1, { bytesFreed: 0, monthlySaving: '0.00' }), 'expires 1 of 11 images (which frees nothing), keeps 10'],
    ['the price is not known', going(1, { monthlySaving: '' }), 'expires 1 of 11 images (at most 1.0 MiB), keeps 10'],
    [
      'images are archived alone',
      simulation({ actions: expiring(2, () => ({ action: 'archive' })), kept: 8, bytesArchived: 2 ** 30 }),
      'archives 2 of 10 images (1.0 GiB), keeps 8',
    ],
    [
      'indexes alone are archived',
      simulation({ actions: expiring(1, () => ({ action: 'archive' })), kept: 9 }),
      'archives 1 of 10 images, keeps 9',
    ],
    ['the policy is refused', simulation({ errors: [fault] }), 'nothing is simulated: Amazon ECR refuses the current policy'],
  ])('where %s', (_, one, words) => {
    expect(tableOf(one)).toContain(`\n  ${words}\n`);
  });

  it('is where it is, by which policy, and when', () => {
    expect(tableOf(simulation())).toContain('\napi  111122223333 eu-west-1  the current policy, on 2026-11-21 12:00 UTC\n');
    expect(tableOf(simulation({ account: '', region: '', policyFrom: 'none' }))).toContain('\napi  no policy, on 2026-11-21 12:00 UTC\n');
  });

  it('stands before what rules find, and the verdict stays last', () => {
    const text = renderTable({ ...reportOf([finding()]), simulation: [going(1)] }, plainOptions);
    expect(text.indexOf('expires 1 of')).toBeLessThan(text.indexOf('immutable-tags'));
    expect(text.trimEnd().split('\n').at(-1)).toMatch(/^1 high or worse: fails/);
  });
});

const fault = { code: 'bad-count', message: 'm', pointer: '/rules/0', line: 3, column: 5, serviceMessage: 'what the service says' };

describe('a policy that is refused', () => {
  it('has its faults with their places and what the service says', () => {
    expect(tableOf(simulation({ errors: [fault] }))).toContain(
      '  ERROR     bad-count  /rules/0  line 3, column 5\n            m\n            Amazon ECR: what the service says\n',
    );
    expect(tableOf(simulation({ errors: [{ ...fault, serviceMessage: '' }], policyFrom: 'p.json' }))).toContain(
      '  ERROR     bad-count  p.json:3:5\n            m\n\n',
    );
  });
});

it('a policy that is refused is compared to no other', () => {
  const comparison = comparisonOf({ newlyKept: changesOf(1) });
  expect(tableOf(simulation({ comparison }))).toContain('COMPARED  with the current policy: 1 newly kept');
  expect(tableOf(simulation({ comparison, errors: [fault] }))).not.toContain('COMPARED');
});

describe('images that go', () => {
  it('stand under what their rule says of them all', () => {
    expect(tableOf(going(2))).toContain(
      [
        '  EXPIRE    rule 1  2 images, 2.0 MiB',
        '            rule 1 keeps the newest 10 of what it selects and expires the rest',
        '            000000000000  v0  1.0 MiB  this is number 12',
        '            000000000001  v1  1.0 MiB  this is number 11',
        '',
      ].join('\n'),
    );
  });

  it('of several rules stand apart, the first rule first', () => {
    const actions = expiring(3, (at) => ({ appliedRulePriority: at === 1 ? 2 : 30, action: at === 2 ? 'archive' : 'expire' }));
    expect(tableOf(simulation({ actions })).match(/^ {2}(?:EXPIRE|ARCHIVE) +rule \d+/gm)).toEqual([
      '  EXPIRE    rule 2',
      '  EXPIRE    rule 30',
      '  ARCHIVE   rule 30',
    ]);
  });

  it('are shown first of all where they are in use, and say by what', () => {
    const actions = expiring(500, (at) => (at === 400 ? { inUse: true, inUseBy: ['pod a/b', 'pulled 2026-11-20'] } : {}));
    const text = tableOf(going(500, { actions }));
    expect(text).toContain('000000000400  v400  1.0 MiB  this is number 110\n              IN USE: pod a/b; pulled 2026-11-20\n');
    expect(sentences(text)).toContain('; one of those that go is in use EXPIRE ');
    expect(text).toContain('            and 480 more; -f json has them all\n');
  });

  it('say of those that are not shown how many are in use', () => {
    const actions = expiring(500, (at) => (at < 62 ? { inUse: true, inUseBy: [] } : {}));
    expect(tableOf(going(500, { actions }))).toContain('            and 480 more, 42 of them in use; -f json has them all\n');
  });

  it('are all shown or counted, whatever the width', () => {
    const one = fc.record({ rule: fc.integer({ min: 1, max: 9 }), inUse: fc.boolean(), archive: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 120 }), fc.integer({ min: 40, max: 120 }), (some, width) => {
        const actions = expiring(some.length, (at) => {
          const { rule = 1, inUse = false, archive = false } = some[at] ?? {};
          return { appliedRulePriority: rule, inUse, action: archive ? 'archive' : 'expire' };
        });
        const text = renderTable(simulatedReport([simulation({ actions })]), {
          ...plainOptions,
          terminal: { width, colour: false, boxes: false },
        });
        const shown = text.match(/^ {12}0{9}\d{3} /gm)?.length ?? 0;
        const counted = [...text.matchAll(/^ {12}and (\d+) more/gm)].reduce((sum, [, count]) => sum + Number(count), 0);
        expect(shown + counted).toBe(some.length);
      }),
      { numRuns: 60 },
    );
  });
});

describe('what does not go', () => {
  it('is told apart: what an index holds, what goes along, and what --why asks for', () => {
    const image = { imageDigest: digestOf(7), imageTags: [] };
    const text = tableOf(
      simulation({
        failures: [
          {
            ...image,
            action: 'expire',
            appliedRulePriority: 1,
            failureCode: 'ImageReferencedByManifestList',
            reason: `${digestOf(8)} lists it`,
          },
        ],
        cascade: [{ ...image, action: 'archive', subject: digestOf(9), reason: '', at: '', inUse: false, inUseBy: [] }],
        keptImages: [{ ...image, rulePriority: 0, reason: 'no rule selects it', at: '', inUse: true, inUseBy: [] }],
      }),
    );
    expect(text).toContain('  HELD      rule 1  1 image\n            000000000008 lists it\n            000000000007  (untagged)\n');
    expect(text).toContain('  FOLLOW    1 image that refers to one of those, archived, within 24 hours\n');
    expect(text).toContain('            000000000007  (untagged)  with 000000000009\n');
    expect(text).toContain('  KEEP      no rule  1 image\n            no rule selects it\n');
    expect(sentences(text)).toContain(
      'keeps all 10 images; 1 goes along, as it refers to one of them; 1 that rules take is held by an index',
    );
  });
});

describe('a lint', () => {
  const { serviceMessage: _, ...place } = fault;
  const lint = {
    ...place,
    rulePriority: 3,
    images: 7,
    examples: [{ imageDigest: digestOf(1), imageTags: [] }],
    tags: ['a*'],
    fix: 'Do so.',
    policy: '{\n  "rules": []\n}',
  };

  it('says in which text of a file its place is, where the file is more than the policy', () => {
    const within = { policyFrom: 'ci/p.json', policyWithin: 'lifecyclePolicyText', lints: [lint], errors: [fault] };
    const text = tableOf(simulation(within));
    expect(text).toContain('  LINT      bad-count  rule 3  ci/p.json (lifecyclePolicyText):3:5\n');
    expect(text).toContain('  ERROR     bad-count  ci/p.json (lifecyclePolicyText):3:5\n');
  });

  it('has what shows it, how to mend it, and a policy that does, as text to copy', () => {
    expect(tableOf(simulation({ lints: [lint] }))).toContain(
      [
        '  LINT      bad-count  rule 3  /rules/0  line 3, column 5',
        '            m',
        '            shown by: 7 images: 000000000001 and 6 more',
        '            tags: a*',
        '            fix: Do so.',
        '            proposed:',
        '              {',
        '                "rules": []',
        '              }',
        '',
      ].join('\n'),
    );
  });

  it('proposes the same policy once', () => {
    const text = tableOf(simulation({ lints: [lint, { ...lint, code: 'other' }, { ...lint, code: 'third', policy: '{}' }] }));
    expect(text.match(/proposed:/g)).toHaveLength(2);
  });
});

describe('a forecast', () => {
  const day = (at: number, images: number) => ({
    day: at,
    date: `2026-11-2${at}`,
    pushed: 0,
    expired: 0,
    archived: 0,
    leaving: [],
    images,
    bytes: 0,
    archivedBytes: 0,
    monthlyCost: '',
  });
  const steady = {
    bounded: true,
    afterDays: 3,
    images: 4,
    bytes: 2 ** 30,
    archivedBytes: 0,
    monthlyCost: '0.1',
    growth: { images: 0, bytes: 0, monthlyCost: '0' },
    why: 'so',
  };
  const forecast: Forecast = {
    horizonDays: 2,
    pushes: [{ of: 'tagged', perDay: 0.333, from: 'observed' }],
    days: [day(1, 8), day(2, 6)],
    steadyState: steady,
    assumptions: ['a'],
  };

  it('says what there will be, where it leads, and what it goes by', () => {
    const text = tableOf(simulation({ forecast }));
    expect(sentences(text)).toContain(' BOUNDED in 2 days 6 images, 0 B; comes to 4 images, 1.0 GiB, 0.10 USD a month in 3 days: so ');
    expect(text).toContain('            pushes: tagged 0.33 a day (observed)\n            assumed: a\n');
  });

  it('counts images where no size is known', () => {
    expect(tableOf(simulation({ forecast }))).toMatch(/^ {12}8 \+#+$/m);
  });

  it('of no day says where it leads alone', () => {
    const text = tableOf(simulation({ forecast: { ...forecast, horizonDays: 0, days: [day(0, 8)] } }));
    expect(sentences(text)).toContain(' BOUNDED comes to 4 images, 1.0 GiB, 0.10 USD a month in 3 days: so ');
  });

  it('that has no end says how it grows', () => {
    const endless = { ...steady, bounded: false, growth: { images: 30.4, bytes: 2 ** 30, monthlyCost: '0.1' } };
    expect(sentences(tableOf(simulation({ forecast: { ...forecast, steadyState: endless } })))).toContain(
      'GROWS in 2 days 6 images, 0 B; grows without end, each month adds 30 images, 1.0 GiB, 0.10 USD a month: so',
    );
  });
});

describe('many repositories', () => {
  const named = (count: number, name: string, make: () => RepositorySimulation) =>
    Array.from({ length: count }, (_, at) => ({ ...make(), repository: `${name}-${at}` }));

  it('are told by account and region where they are folded and two have one name', () => {
    const quiet = (repository: string, region: string) => simulation({ repository, region });
    const text = tableOf(quiet('api', 'eu-west-1'), quiet('api', 'us-east-1'), quiet('web', 'eu-west-1'), quiet('web-2', 'eu-west-1'));
    expect(sentences(text)).toContain(
      'nothing happens in 4 repositories: api (111122223333 eu-west-1), api (111122223333 us-east-1), web and 1 more',
    );
  });

  it('are summed up, the most urgent told first, and those in which nothing happens folded', () => {
    const used = { ...going(1), repository: 'used', actions: expiring(1, () => ({ inUse: true })) };
    const bare = named(7, 'bare', () => simulation({ policyFrom: 'none' }));
    const text = tableOf(...named(300, 'calm', simulation), ...named(90, 'busy', () => going(2)), used, ...bare);
    expect(sentences(text)).toContain(
      '398 repositories simulated expires 181 of 4,161 images (at most 181.0 MiB, 91.00 USD a month), keeps 3,980; one of those that go is in use ',
    );
    const titles = text.match(/^(?:used|busy-\d+|calm-\d+|bare-\d+) {2}/gm) ?? [];
    expect(titles).toHaveLength(20);
    expect(titles[0]).toBe('used  ');
    expect(text).toMatch(/^ {2}busy-58 +2 +10 +2\.0 MiB\n {2}and 31 more repositories$/m);
    expect(text).toContain('  nothing happens in 300 repositories: calm-0, calm-1, calm-2 and 297 more\n');
    expect(text).toContain('  there is no policy in 7 repositories: bare-0, bare-1, bare-2 and 4 more\n');
    expect(text.split('\n').length).toBeLessThan(250);
  });

  it('begin with an overview, before any image is named', () => {
    const text = tableOf(...named(3, 'calm', simulation), going(2));
    const places = ['4 repositories simulated', 'In brief (1 in full below', 'nothing happens in 3', '\napi  111122223333', 'EXPIRE'];
    const found = places.map((words) => text.indexOf(words));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((one, other) => one - other));
  });

  it('if they are few, are all told in full below their sum', () => {
    const text = tableOf(going(1), going(2));
    expect(text).toContain('2 repositories simulated\n  expires 3 of 23 images (at most 3.0 MiB, 2.00 USD a month), keeps 20\n\napi  ');
    expect(text).not.toContain('In brief');
    expect(tableOf(going(1))).not.toContain('simulated\n');
  });

  it('that only give cause for thought are told in a line, and a policy that is proposed is not there in full', () => {
    const { serviceMessage: _, ...place } = fault;
    const lint = { ...place, rulePriority: 1, images: 0, examples: [], tags: [], fix: 'f', policy: '{}' };
    const text = tableOf(
      ...named(3, 'calm', simulation),
      simulation({ repository: 'odd', lints: [lint, lint, { ...lint, code: 'other' }] }),
      going(1, { lints: [lint] }),
    );
    expect(text).toContain('\n  api       1    10  1.0 MiB  1 lint\n  odd            10           lint: bad-count, other\n');
    expect(sentences(text)).toContain(' proposed: a policy that does, in -f json and where this repository is simulated alone ');
    expect(text).not.toContain('  {}');
  });

  it('of the same name are told apart by their place', () => {
    const twin = simulation({
      failures: [],
      lints: [],
      uncertain: [{ code: 'ties', message: 'm', assumed: 'a', otherwise: '', images: 0, imageDigests: [] }],
    });
    const text = tableOf(...named(3, 'calm', simulation), twin, { ...twin, region: 'us-east-1' });
    expect(text).toContain('\n  api    10  111122223333 eu-west-1: not sure: ties\n');
    expect(text).toContain('\n  api    10  111122223333 us-east-1: not sure: ties\n');
  });

  it('have no sum of money where the price of one is not known', () => {
    expect(tableOf(...named(4, 'a', () => going(1)), going(1, { monthlySaving: '' }))).toContain('(at most 5.0 MiB), keeps 50\n');
  });
});

describe('the page', () => {
  const at = (width: number, boxes: boolean, colour: boolean) =>
    renderTable(reportFixture('simulated'), { ...plainOptions, terminal: { width, boxes, colour } });
  const isPolicy = (line: string) => /^ {14,}["{}[\]]/.test(line);
  const isPath = (line: string) => !line.trim().includes(' ');

  it.each([40, 60, 80, 120])('of %i columns is not left, but for a policy to copy, a path and the summary', (width) => {
    for (const boxes of [false, true]) {
      const section = withoutColours(at(width, boxes, true)).split('\n  outcomes')[0] ?? '';
      const lines = section.split('\n').filter((line) => !isPolicy(line) && !isPath(line));
      expect(lines.filter((line) => line.length > width)).toEqual([]);
    }
  });

  it('has blocks and colours only where they can be shown', () => {
    expect(at(80, false, false)).not.toMatch(/[\u2500-\u259f]|\[\d+m/);
    expect(at(80, true, false)).toMatch(/█▓?░/);
    expect(withoutColours(renderTable(reportFixture('simulated'), colourOptions))).toBe(at(120, true, false));
  });
});
