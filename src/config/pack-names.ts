import type { Config } from '../schema/generated/config.js';

/** A pack that a config names, and where in the config it does. */
export interface NamedPack {
  readonly name: string;
  readonly path: readonly (string | number)[];
}

/** Every pack that a config names, for all and by environment. */
export function packNamesIn({ packs, environments = {} }: Config): readonly NamedPack[] {
  return [
    ...placed(packs, ['packs']),
    ...Object.entries(environments).flatMap(([name, environment]) => placed(environment.packs, ['environments', name, 'packs'])),
  ];
}

function placed(names: readonly string[] = [], at: readonly string[]): readonly NamedPack[] {
  return names.map((name, index) => ({ name, path: [...at, index] }));
}
