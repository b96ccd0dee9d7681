import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';

/** Regular expressions that match in linear time, whatever the pattern (RE2 syntax, as the CEL specification asks). */
export interface RegexEngine {
  /** True where the pattern matches somewhere in the text. @throws Error for a pattern that is not RE2. */
  readonly find: (pattern: string, text: string) => boolean;
  /** What is wrong with a pattern, in words; empty where it is RE2. */
  readonly fault: (pattern: string) => string;
}

/** The RE2 engine. It is loaded by the first pattern: most runs have none. */
export function createRe2(): RegexEngine {
  const compiled = new Map<string, RE2JS>();
  let library: ((pattern: string) => RE2JS) | undefined;
  const compile = (pattern: string): RE2JS => {
    const known = compiled.get(pattern);
    if (known !== undefined) return known;
    library ??= loadCompiler();
    const fresh = library(pattern);
    compiled.set(pattern, fresh);
    return fresh;
  };
  return {
    find: (pattern, text) => compile(pattern).matcher(text).find(),
    fault: (pattern) => {
      try {
        compile(pattern);
        return '';
      } catch (error) {
        return `the pattern is not RE2: ${said(error)}`;
      }
    },
  };
}

function said(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/^error parsing regexp: /, '');
}

function loadCompiler(): (pattern: string) => RE2JS {
  // Evaluation is synchronous, and so a dynamic import comes too late.
  const library: typeof import('re2js') = createRequire(import.meta.url)('re2js');
  return (pattern) => library.RE2JS.compile(pattern);
}
