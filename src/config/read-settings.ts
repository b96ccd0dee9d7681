import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { isCalendarDay } from '../model/calendar-day.js';
import { EcrAuditError } from '../model/errors.js';
import type { Config } from '../schema/generated/config.js';
import { validate as validateConfig } from '../schema/generated/validate-config.js';
import { validate as validateWaivers } from '../schema/generated/validate-waivers.js';
import type { Waiver, Waivers } from '../schema/generated/waivers.js';
import { faultsError, type LocatedDocument, readDocument } from '../schema/located-document.js';
import { findConfig } from './find-config.js';
import { readTextFile } from './read-text-file.js';

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
  readonly waivers: readonly (Waiver & { readonly from: string })[];
}

/** Which config, packs and rules were asked for beside those of the config. */
export interface SettingsRequest {
  /** `--config`; null to look for one. */
  readonly configFile: string | null;
  readonly folder: string;
  readonly packs: readonly string[];
}

const configHint = 'the schema is src/schema/config.schema.json of the package';
const waiverHint = 'a waiver needs rule, resource, reason (10 characters or more) and expires (YYYY-MM-DD)';

/**
 * Finds and reads the config and every file that it names.
 *
 * @throws EcrAuditError with file, line and column for the first file that is at fault.
 */
export async function readSettings({ configFile, folder, packs }: SettingsRequest): Promise<Settings> {
  const file = configFile ?? (await findConfig(folder));
  const config = file === null ? {} : await readConfig(file);
  const base = file === null ? folder : path.dirname(file);
  const configured = [
    ...(config.packs ?? []),
    ...Object.values(config.environments ?? {}).flatMap((environment) => environment.packs ?? []),
  ];
  return {
    config,
    file: file ?? '',
    rules: (await Promise.all((config.rulePaths ?? []).map((one) => readRules(path.resolve(base, one))))).flat(),
    packs: new Map([...(await readPacks(configured, base)), ...(await readPacks(packs, folder))]),
    waivers: (await Promise.all((config.waivers ?? []).map((one) => readWaivers(one, base, file ?? '')))).flat(),
  };
}

async function readConfig(file: string): Promise<Config> {
  const document = readDocument(await readTextFile(file, 'the config'), file, acceptsEmpty, 'config-invalid', configHint);
  // The validator has accepted it: this is the border where it becomes a Config.
  const config = (document.value ?? {}) as Config;
  checkDates(config.waivers ?? [], document);
  return config;
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

async function readPacks(names: readonly string[], base: string): Promise<Map<string, SourceText>> {
  const paths = names.filter(isPath);
  const texts = await Promise.all(
    paths.map(async (name) => ({ file: name, text: await readTextFile(path.resolve(base, name), 'the pack') })),
  );
  return new Map(texts.map((text) => [text.file, text]));
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
  return Promise.all(files.map(async (file) => ({ file: path.relative('.', file) || file, text: await readTextFile(file, 'the rule') })));
}

async function isFolder(at: string): Promise<boolean> {
  try {
    return (await stat(at)).isDirectory();
  } catch {
    return false;
  }
}

async function readWaivers(entry: string | Waiver, base: string, file: string): Promise<readonly (Waiver & { from: string })[]> {
  if (typeof entry !== 'string') return [{ ...entry, from: file }];
  const text = await readTextFile(path.resolve(base, entry), 'the waivers');
  const document = readDocument(text, entry, validateWaivers, 'waiver-invalid', waiverHint);
  const { waivers } = document.value as Waivers;
  checkDates(waivers, document);
  return waivers.map((waiver) => ({ ...waiver, from: entry }));
}

function checkDates(waivers: readonly (string | Waiver)[], document: LocatedDocument): void {
  const faults = waivers.flatMap((waiver, index) => {
    if (typeof waiver === 'string' || isCalendarDay(waiver.expires)) return [];
    const message = `the waiver of ${waiver.rule} on ${waiver.resource} expires on ${waiver.expires}, which is no day`;
    return [{ ...document.position(['waivers', index, 'expires']), message }];
  });
  if (faults.length > 0) throw faultsError(faults, document.file, 'waiver-invalid', waiverHint);
}
