import { createRequire } from 'node:module';

// By the package's own name: the built file that holds this lies elsewhere.
const manifest: unknown = createRequire(import.meta.url)('ecr-audit/package.json');

/** The version of this package, as its package.json has it. */
export const toolVersion: string =
  typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : 'unknown';
