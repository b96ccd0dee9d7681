import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createSourceLocator, type SourceLocatorOptions } from '../../../src/sources/terraform/locate-source.js';

const tree: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/repo': {
    'main.tf': 'module "ecr" {\n  source = "./modules/ecr"\n}\n\nmodule "bought" {\n  source = "terraform-aws-modules/ecr/aws"\n}\n',
    'root.tf':
      '# the root\nresource "aws_ecr_repository" "this" {}\ndata "aws_region" "this" {}\nremoved {\n  from = module.old.aws_ecr_repository.gone\n}\n',
  },
  '/repo/modules/ecr': { 'repo.tf': 'module "repo" {\n  source = "../repo"\n}\nmodule "git" {\n  source = "git::https://x"\n}' },
  '/repo/modules/repo': {
    'main.tf': '\n\nresource "aws_ecr_repository" "this" {\n}',
    'main.tofu': 'resource "aws_ecr_repository" "tofu" {\n}',
  },
  '/secret': { 'main.tf': 'resource "aws_ecr_repository" "this" {}' },
};

const moduleSources = new Map([
  ['ecr', './modules/ecr'],
  ['ecr.repo', '../repo/'],
  ['ecr.git', 'git::https://example.org/x.git//modules/y'],
  ['bought', 'terraform-aws-modules/ecr/aws'],
  ['bought.inner', './modules/ecr'],
  ['outside', '../secret'],
  ['there.and.back', '../repo'],
  ['there', '../elsewhere'],
  ['there.and', './x'],
  ['missing', './nowhere'],
]);

function setUp(options: Partial<SourceLocatorOptions> = {}) {
  const read: string[] = [];
  const readFolder = async (folder: string) => {
    const name = folder.split(path.sep).join('/').replace(/\/$/, '');
    read.push(name);
    return new Map(Object.entries(tree[name] ?? {}));
  };
  return { read, locate: createSourceLocator({ root: '/repo', moduleSources, readFolder, ...options }) };
}

describe('createSourceLocator', () => {
  it.each([
    ['aws_ecr_repository.this', 'root.tf', 2],
    ['aws_ecr_repository.this["a.b"]', 'root.tf', 2],
    ['data.aws_region.this', 'root.tf', 3],
    ['module.ecr["api"].module.repo[0].aws_ecr_repository.this["x"]', 'modules/repo/main.tf', 3],
    ['module.ecr.module.repo.aws_ecr_repository.tofu', 'modules/repo/main.tofu', 1],
    ['module.bought[0].aws_ecr_repository.this[0]', 'main.tf', 5],
    ['module.bought.module.inner.aws_ecr_repository.this', 'main.tf', 5],
    ['module.old.aws_ecr_repository.gone["a[0]"]', 'root.tf', 4],
    ['module.ecr["api"].module.git.aws_ecr_repository.this', 'modules/ecr/repo.tf', 4],
  ])('finds %s in %s, line %i', async (address, file, line) => {
    expect(await setUp().locate(address)).toEqual({ file, line });
  });

  it.each([
    'aws_ecr_repository.other',
    'data.aws_ecr_repository.this',
    'module.missing.aws_ecr_repository.this',
    'module.unheard_of.aws_ecr_repository.this',
    'no address at all',
  ])('does not find %s', async (address) => {
    expect(await setUp().locate(address)).toBeUndefined();
  });

  it('neither reads nor names what lies outside the root', async () => {
    const { locate, read } = setUp();
    expect(await locate('module.outside.aws_ecr_repository.this')).toBeUndefined();
    expect(await locate('module.there.module.and.module.back.aws_ecr_repository.this')).toBeUndefined();
    expect(read).toEqual([]);
  });

  it('starts at the folder of the root module', async () => {
    const sources = new Map([['repo', '../repo']]);
    for (const rootModule of ['modules/ecr', './modules/ecr/', 'modules\\ecr']) {
      const { locate } = setUp({ rootModule, moduleSources: sources });
      expect(await locate('module.repo.aws_ecr_repository.this')).toEqual({ file: 'modules/repo/main.tf', line: 3 });
    }
    expect(await setUp({ rootModule: '..' }).locate('aws_ecr_repository.this')).toBeUndefined();
  });

  it('reads a folder once', async () => {
    const { locate, read } = setUp();
    await Promise.all([
      locate('aws_ecr_repository.this'),
      locate('data.aws_region.this'),
      locate('module.ecr.module.repo.aws_ecr_repository.this'),
    ]);
    await locate('aws_ecr_repository.nowhere');
    expect(read).toEqual(['/repo', '/repo/modules/repo']);
  });
});

describe('the files of a folder', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'locate-source-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const locate = createSourceLocator({ root, moduleSources: new Map([['dir', './dir.tf']]) });
  const block = 'resource "aws_ecr_repository" "a" {}\n';

  it('are Terraform and OpenTofu files, overrides last', async () => {
    writeFileSync(path.join(root, 'a_override.tf'), block);
    writeFileSync(path.join(root, 'b.tf'), `\n${block}`);
    writeFileSync(path.join(root, 'a.tf.json'), block);
    writeFileSync(path.join(root, '.a.tf'), block);
    writeFileSync(path.join(root, 'c.tofu'), 'resource "aws_ecr_repository" "c" {}\n');
    mkdirSync(path.join(root, 'dir.tf'));
    expect(await locate('aws_ecr_repository.a')).toEqual({ file: 'b.tf', line: 2 });
    expect(await locate('aws_ecr_repository.c')).toEqual({ file: 'c.tofu', line: 1 });
    expect(await locate('module.dir.aws_ecr_repository.a')).toBeUndefined();
  });

  it('are none where there is no folder', async () => {
    const elsewhere = createSourceLocator({ root: path.join(root, 'nowhere'), moduleSources: new Map() });
    expect(await elsewhere('aws_ecr_repository.a')).toBeUndefined();
  });
});
