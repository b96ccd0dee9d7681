import { createRequire } from 'node:module';
import type { RE2JS } from 're2js';

/** Regular expressions that match in linear time, whatever the pattern (RE2 syntax, as the CEL specification asks). */
export interface RegexEngine {
  /** True where the pattern matches somewhere in the text. @throws Error for a pattern that is not RE2. */
  readonly find: (pattern: string, text: string) => boolean;
}

/** The RE2 engine. It is loaded by the first pattern: most runs have none. */
export function createRe2(): RegexEngine {
  const compiled = new Map<string, RE2JS>();
  let compile: ((pattern: string) => RE2JS) | undefined;
  return {
    find: (pattern, text) => {
      let known = compiled.get(pattern);
      if (known === undefined) {
        compile ??= loadCompiler();
        known = compile(pattern);
        compiled.set(pattern, known);
      }
      return known.matcher(text).find();
    },
  };
}

function loadCompiler(): (pattern: string) => RE2JS {
  // Evaluation is synchronous, and so a dynamic import comes too late.
  const library: typeof import('re2js') = createRequire(import.meta.url)('re2js');
  return (pattern) => library.RE2JS.compile(pattern);
}
