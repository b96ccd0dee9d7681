import type { Reporter } from './reporter.js';

export { plainOptions, type Reporter, type ReporterOptions, type Terminal } from './reporter.js';

/** The names that --format takes, in the order in which help lists them. */
export const formatNames = ['table', 'json', 'sarif', 'github'] as const;

export type FormatName = (typeof formatNames)[number];

/** Loads the reporter of a format. Lazy, so that no format pays for the libraries of another. */
export const formats: Readonly<Record<FormatName, () => Promise<Reporter>>> = {
  table: async () => (await import('./table.js')).renderTable,
  json: async () => (await import('./json.js')).renderJson,
  sarif: async () => (await import('./sarif.js')).renderSarif,
  github: async () => (await import('./github.js')).renderGithub,
};

/** True for the name of a format that is there. */
export function isFormatName(text: string): text is FormatName {
  return formatNames.some((name) => name === text);
}
