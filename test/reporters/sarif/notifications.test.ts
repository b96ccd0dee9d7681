import { describe, expect, it } from 'vitest';
import { renderSarif } from '../../../src/reporters/sarif.js';
import type { PreviewVerification, RepositorySimulation } from '../../../src/schema/generated/report.js';
import { plainOptions } from '../options.js';
import { sarifErrors } from '../sarif-schema.js';
import { digestOf, simulatedReport, simulation, uncertainty } from '../simulation-fixture.js';

describe('what is not certain of a simulation', () => {
  it('is a note of the run, with what is assumed and how to see the other, and no result', () => {
    const run = runOf(simulation({ uncertain: [uncertainty({ images: 2 }), uncertainty({ code: 'unread', images: 0, otherwise: '' })] }));
    expect(run.invocations[0]?.toolExecutionNotifications).toEqual([
      {
        descriptor: { id: 'uncertain/ties' },
        level: 'note',
        message: {
          text: 'Amazon ECR does not document which counts as the newer one (2 images in api). Assumed: lower-digest-newer; --assume ties=higher-digest-newer shows the other',
        },
      },
      {
        descriptor: { id: 'uncertain/unread' },
        level: 'note',
        message: { text: 'Amazon ECR does not document which counts as the newer one (in api). Assumed: lower-digest-newer' },
      },
    ]);
    expect(run.results).toEqual([]);
    expect(run.invocations[0]?.executionSuccessful).toBe(true);
  });

  it.each([
    ['a file', 'ci/p 1.json', [{ physicalLocation: { artifactLocation: { uri: 'ci/p%201.json', uriBaseId: '%SRCROOT%' } } }]],
    ['what was piped in', 'standard input', undefined],
    ['the policy in force', 'current', undefined],
    ['no policy', 'none', undefined],
  ])('has the place of %s', (_, policyFrom, locations) => {
    expect(notificationsOf(simulation({ policyFrom, uncertain: [uncertainty()] }))[0]?.locations).toEqual(locations);
  });

  it('is told once, however many repositories hang on it', () => {
    const uncertain = [uncertainty()];
    expect(
      notificationsOf(simulation({ uncertain }), simulation({ repository: 'web', uncertain })).map(({ message }) => message.text),
    ).toEqual([expect.stringContaining('(2 images in api and 1 more repository)')]);
  });
});

describe('the preview of Amazon ECR', () => {
  const [keep, expire] = [{ action: 'keep', rulePriority: 0 } as const, { action: 'expire', rulePriority: 1 } as const];
  const told = (over: Partial<PreviewVerification>) =>
    notificationsOf(simulation({ verification: { status: 'agrees', why: '', agreed: 3, differences: [], ...over } }));

  it('is a warning where it differs, a note where there is none, and no news where it agrees', () => {
    const differences = [{ imageDigest: digestOf(1), imageTags: [], simulated: keep, previewed: expire }];
    expect(told({ status: 'differs', differences })).toEqual([
      {
        descriptor: { id: 'preview-differs' },
        level: 'warning',
        message: { text: 'api: the preview of Amazon ECR agrees on 3 images, and does not on 1' },
      },
    ]);
    expect(told({ status: 'not-verified', why: 'access denied' })).toEqual([
      {
        descriptor: { id: 'not-verified' },
        level: 'note',
        message: { text: 'api: not verified by the preview of Amazon ECR: access denied' },
      },
    ]);
    expect(told({})).toEqual([]);
  });
});

interface Run {
  readonly results: readonly unknown[];
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string }; readonly locations?: unknown }[];
  }[];
}

function runOf(...simulations: readonly RepositorySimulation[]): Run {
  const text = renderSarif(simulatedReport(simulations), plainOptions);
  expect(sarifErrors(text)).toEqual([]);
  return JSON.parse(text).runs[0];
}

function notificationsOf(...simulations: readonly RepositorySimulation[]) {
  return runOf(...simulations).invocations[0]?.toolExecutionNotifications ?? [];
}
