/** Amazon ECR's GB is 2^30 bytes: https://aws.amazon.com/ecr/pricing/ */
const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'] as const;

/** A unit in which a size is said. */
export interface ByteUnit {
  readonly name: (typeof units)[number];
  /** Bytes. */
  readonly size: number;
}

/** The largest unit of which there is one or more. */
export function byteUnitOf(bytes: number): ByteUnit {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  return { name: units[step] ?? 'B', size: 1024 ** step };
}

/** A size for a message: `512 B`, `3.4 GiB`. */
export function formatBytes(bytes: number): string {
  const { name, size } = byteUnitOf(bytes);
  return `${name === 'B' ? bytes : (bytes / size).toFixed(1)} ${name}`;
}
