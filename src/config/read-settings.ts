import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { EcrAuditError } from '../model/errors.js';
import type { Config } from '../schema/generated/config.js';
import { validate as validateConfig } from '../schema/generated/validate-config.js';
import { type LocatedDocument, readDocument } from '../schema/located-document.js';
import { findConfig } from './find-config.js';
import { namedAt } from './named-at.js';
import { packNamesIn } from './pack-names.js';
import { fromHere } from './path-from-here.js';
import { readTextFile } from './read-text-file.js';
import { checkDates, type PlacedWaiver, placeIn, readWaivers } from './read-waivers.js';

/** A file of the user that the engine will read. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
}

/** What the config and the files that it names say, read but for rules and packs, which are the engine's to understand. */
export interface Settings {
  readonly config: Config;
  /** Path of the config; empty where there is none. */
  readonly file: string;
  readonly rules: readonly SourceText[];
  /** Packs that are given by path, under the name that they are given by. */
  readonly packs: ReadonlyMap<string, SourceText>;
  readonly waivers: readonly PlacedWaiver[];
  /** Where a value of the config stands, as `file:line:column`. */
  readonly placeOf: (path: readonly (string | number)[]) => string;
}

/** Which config, packs and rules were asked for beside those of the config. */
export interface SettingsRequest {
  /** `--config`; null to look for one. */
  readonly configFile: string | null;
  readonly folder: string;
  readonly packs: readonly string[];
}

const configHint = 'the schema is src/schema/config.schema.json of the package';

/**
 * Finds and reads the config and every file that it names.
 *
 * @throws EcrAuditError with file, line and column for the first file that is at fault.
 */
export async function readSettings({ configFile, folder, packs }: SettingsRequest): Promise<Settings> {
  const file = configFile ?? (await findConfig(folder));
  const { config, document } = file === null ? { config: {}, document: null } : await readConfig(file);
  const base = file === null ? folder : path.dirname(file);
  const placeOf: Settings['placeOf'] = (at) => (document === null ? 'the config' : placeIn(document, at));
  // One after another, so that of several faults always the same is told.
  const rules = await Promise.all(
    (config.rulePaths ?? []).map((one, index) => namedAt(placeOf(['rulePaths', index]), readRules(fromHere(path.resolve(base, one))))),
  );
  const ownPacks = await Promise.all(packNamesIn(config).map((one) => namedAt(placeOf(one.path), readPack(one.name, base))));
  const askedPacks = await Promise.all(packs.map((name) => readPack(name, folder)));
  const waivers = await Promise.all(
    (config.waivers ?? []).map((one, index) => namedAt(placeOf(['waivers', index]), readWaivers(one, base, document, index))),
  );
  const texts = new Map([...ownPacks, ...askedPacks].flat());
  return { config, file: file ?? '', rules: rules.flat(), packs: texts, waivers: waivers.flat(), placeOf };
}

async function readConfig(file: string): Promise<{ readonly config: Config; readonly document: LocatedDocument }> {
  const document = readDocument(await readTextFile(file, 'the config'), file, acceptsEmpty, 'config-invalid', configHint);
  // The validator has accepted it: this is the border where it becomes a Config.
  const config = (document.value ?? {}) as Config;
  checkDates(config.waivers ?? [], document);
  return { config, document };
}

/** An empty config is one that says nothing. */
const acceptsEmpty: typeof validateConfig = Object.assign(
  (data: unknown) => {
    const valid = data === null || validateConfig(data);
    acceptsEmpty.errors = validateConfig.errors ?? null;
    return valid;
  },
  { errors: null },
);

/** A pack that is named by a path: it has a slash or ends as YAML does. */
export function isPath(name: string): boolean {
  return /[/\\]|\.ya?ml$/.test(name);
}

/** The pack that a path names, under that name; nothing for the name of a shipped one. */
async function readPack(name: string, base: string): Promise<readonly (readonly [string, SourceText])[]> {
  if (!isPath(name)) return [];
  const file = fromHere(path.resolve(base, name));
  return [[name, { file, text: await readTextFile(file, 'the pack') }]];
}

/** The rule files of a path: the file itself, or every YAML file below the folder, in the order of their paths. */
export async function readRules(at: string): Promise<readonly SourceText[]> {
  const files = (await isFolder(at))
    ? (await readdir(at, { recursive: true }))
        .filter((name) => /\.ya?ml$/.test(name))
        .sort()
        .map((name) => path.join(at, name))
    : [at];
  if (files.length === 0)
    throw new EcrAuditError('file-unreadable', `there is no rule (*.yaml) below ${at}`, { hint: 'name a file or a folder with rules' });
  return Promise.all(files.map(async (file) => ({ file: fromHere(file), text: await readTextFile(file, 'the rule') })));
}

async function isFolder(at: string): Promise<boolean> {
  try {
    return (await stat(at)).isDirectory();
  } catch {
    return false;
  }
}
