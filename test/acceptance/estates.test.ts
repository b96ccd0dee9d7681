import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shared } from '../shared-data.js';
import { bash, command, emptyFolder } from './command-line.js';
import { describeEstate, type PackReport } from './estate-findings.js';
import { startIdentityStub } from './identity-stub.js';
import { findProviderMirror, initRoot, planRoot, terraformEnvironment } from './terraform.js';

// `settings` is the .tfvars file; `stored` a plan of the same estate and settings for machines without terraform. That of
// repos-ecr was made after an apply, so it has expected findings of its own.
const estates = [
  { name: 'enterprise.dev', root: 'enterprise/layers/compute', settings: 'dev', env: 'dev', stored: 'enterprise-dev-create' },
  { name: 'enterprise.prod', root: 'enterprise/layers/compute', settings: 'prod', env: 'prod', stored: 'enterprise-prod-create' },
  { name: 'containers-ecr.dev', root: 'containers-ecr/service', settings: 'dev', env: 'dev', stored: 'containers-dev-create' },
  {
    name: 'containers-ecr.production',
    root: 'containers-ecr/service',
    settings: 'production',
    env: 'prod',
    stored: 'containers-production-create',
  },
  { name: 'containers-ecr.global', root: 'containers-ecr/service', settings: 'global', env: 'prod', stored: 'containers-global-create' },
  { name: 'replication.default', root: 'replication', settings: undefined, env: 'prod', stored: undefined },
  { name: 'replication.company', root: 'replication', settings: 'company', env: 'prod', stored: 'replication-create' },
  { name: 'repos-ecr.example', root: 'repos-ecr', settings: 'example', env: 'prod', stored: undefined },
  { name: 'repos-ecr.applied', root: undefined, settings: undefined, env: 'prod', stored: 'repos-noop' },
] as const;

const packs = [
  { letter: 'R', pack: 'recommended' },
  { letter: 'E', pack: 'enterprise' },
] as const;

const mirror = shared.isThere ? findProviderMirror() : undefined;

let work: string;
let remove: () => void;
beforeAll(() => {
  ({ folder: work, remove } = emptyFolder());
});
afterAll(() => remove());

describe.skipIf(!shared.isThere)('estates, from stored plans (skipped where ../shared is missing)', () => {
  it.each(estates.flatMap((estate) => (estate.stored === undefined ? [] : [estate])))('$name', async ({ name, env, stored }) => {
    const folder = path.join(work, `${name}.stored`);
    mkdirSync(folder);
    copyFileSync(shared.path('data/plans-estates', `${stored}.json`), path.join(folder, 'plan.json'));
    await expectFindings(name, env, await reportsOf(folder, env, 'cat plan.json'));
  });
});

describe.skipIf(mirror === undefined)('estates, through terraform (skipped where it or a mirror of its AWS provider is missing)', () => {
  const planned = estates.flatMap((estate) => (estate.root === undefined ? [] : [estate]));
  const folderOf = (root: string): string => path.join(work, 'estates', root);
  let stub: Awaited<ReturnType<typeof startIdentityStub>>;

  beforeAll(async () => {
    stub = await startIdentityStub();
    // A copy that may be written to: terraform keeps its work beside the source.
    await bash(`cp -R "${shared.path('estates')}" estates && chmod -R u+w estates`, work);
    for (const root of new Set(planned.map((estate) => estate.root))) await initRoot(folderOf(root), mirror ?? '');
  }, 180_000);
  afterAll(() => stub.stop());

  it.each(planned)(
    '$name',
    async ({ name, root, settings, env }) => {
      await planRoot(folderOf(root), stub.endpoint, settings);
      await expectFindings(name, env, await reportsOf(folderOf(root), env, 'terraform show -json tfplan | tee plan.json'));
    },
    180_000,
  );
});

/** Judges what `producer` prints, through a pipe: with the first pack as it comes, with the others from the copy that it leaves. */
async function reportsOf(folder: string, env: string, producer: string): Promise<readonly PackReport[]> {
  const reports: PackReport[] = [];
  for (const [index, { letter, pack }] of packs.entries()) {
    const line = `${index === 0 ? producer : 'cat plan.json'} | ${command} plan --env ${env} --pack ${pack} --all-outcomes --format json`;
    const { code, stdout, stderr } = await bash(line, folder, terraformEnvironment);
    expect([0, 1], stderr).toContain(code);
    reports.push({ letter, code, report: JSON.parse(stdout) });
  }
  return reports;
}

async function expectFindings(name: string, env: string, reports: readonly PackReport[]): Promise<void> {
  const title = `${name} with --env ${env}; R = pack recommended, E = pack enterprise`;
  await expect(describeEstate(title, reports)).toMatchFileSnapshot(`estates/${name}.findings.txt`);
}
