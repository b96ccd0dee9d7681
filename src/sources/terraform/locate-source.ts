import path from 'node:path';
import { parseAddress, type ResourceAddress } from './address.js';
import { findBlocks } from './locate-source-blocks.js';
import { readTerraformFolder } from './locate-source-folder.js';

/** A line of a file of the user's source. */
export interface SourceLocation {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
}

/** What a locator needs to know. */
export interface SourceLocatorOptions {
  /** The folder that files are named relative to, and outside of which none is read. */
  readonly root: string;
  /** The root module's folder, relative to `root`; the same one if left out. */
  readonly rootModule?: string;
  /** Names of module calls, joined with dots, to the `source` of the last. */
  readonly moduleSources: ReadonlyMap<string, string>;
  /** Texts of a folder's Terraform files by name, in the order of precedence; none for a folder that is not there. */
  readonly readFolder?: (folder: string) => Promise<ReadonlyMap<string, string>>;
}

/** Finds the block that an address was written in; undefined where it is not found. */
export type SourceLocator = (address: string) => Promise<SourceLocation | undefined>;

type Folder = ReadonlyMap<string, SourceLocation>;

const blockKinds = { managed: 'resource', data: 'data', ephemeral: 'ephemeral' } as const;

/**
 * Makes a locator: it follows modules with a local source, and gives the call of one from a registry or from git. A folder is
 * read once.
 */
export function createSourceLocator(options: SourceLocatorOptions): SourceLocator {
  const { root, rootModule = '.', moduleSources, readFolder = readTerraformFolder } = options;
  const normalRoot = path.posix.normalize(rootModule.replaceAll('\\', '/'));
  const folders = new Map<string, Promise<Folder>>();

  function blocksOf(folder: string): Promise<Folder> {
    const known = folders.get(folder) ?? readFolder(path.join(root, folder)).then((files) => indexBlocks(folder, files));
    folders.set(folder, known);
    return known;
  }

  return async (address) => {
    const parsed = parseAddress(address);
    if (parsed === undefined) return undefined;
    const { folder, block } = follow(parsed, normalRoot, moduleSources);
    if (isOutside(folder)) return undefined;
    // What has left the configuration may be named in a `removed` block of the root module.
    return (await blocksOf(folder)).get(block) ?? (await blocksOf(normalRoot)).get(blockKey('removed', [withoutKeys(address)]));
  };
}

// The folder of the module, or of the module that calls the first one without a local source, and the block to find there.
function follow({ modulePath, mode, type, name }: ResourceAddress, rootModule: string, moduleSources: ReadonlyMap<string, string>) {
  let folder = rootModule;
  for (const [depth, call] of modulePath.entries()) {
    const calls = modulePath.slice(0, depth + 1).map((step) => step.name);
    const source = moduleSources.get(calls.join('.'));
    if (source === undefined || !isLocal(source)) return { folder, block: blockKey('module', [call.name]) };
    folder = path.posix.join(folder, source, '.');
  }
  return { folder, block: blockKey(blockKinds[mode], [type, name]) };
}

// `removed` speaks of a resource with all its instances. A key may hold brackets.
function withoutKeys(address: string): string {
  return address.replaceAll(/\[(?:\d+|"(?:[^"\\]|\\.)*")\]/gu, '');
}

function isLocal(source: string): boolean {
  return source.startsWith('./') || source.startsWith('../');
}

function isOutside(folder: string): boolean {
  return folder === '..' || folder.startsWith('../') || path.posix.isAbsolute(folder);
}

function indexBlocks(folder: string, files: ReadonlyMap<string, string>): Folder {
  const blocks = new Map<string, SourceLocation>();
  for (const [name, text] of files) {
    const file = path.posix.join(folder, name);
    for (const { kind, labels, line } of findBlocks(text)) {
      const key = blockKey(kind, labels);
      if (!blocks.has(key)) blocks.set(key, { file, line });
    }
  }
  return blocks;
}

function blockKey(kind: string, labels: readonly string[]): string {
  return [kind, ...labels].join(' ');
}
