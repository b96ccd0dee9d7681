import { RE2JS, RE2JSException } from 're2js';

/** Regular expressions that match in linear time, whatever the pattern (RE2 syntax, as the CEL specification asks). */
export interface RegexEngine {
  /** True where the pattern matches somewhere in the text. @throws Error for a pattern that is not RE2. */
  find(pattern: string, text: string): boolean;
  /** What is wrong with a pattern; empty where nothing is. */
  fault(pattern: string): string;
}

/** The RE2 engine. Loaded only where a rule uses `matches`. */
export function createRe2(): RegexEngine {
  const compiled = new Map<string, RE2JS>();
  const compile = (pattern: string): RE2JS => {
    const known = compiled.get(pattern) ?? RE2JS.compile(pattern);
    compiled.set(pattern, known);
    return known;
  };
  return {
    find: (pattern, text) => compile(pattern).matcher(text).find(),
    fault: (pattern) => {
      try {
        compile(pattern);
        return '';
      } catch (error) {
        if (error instanceof RE2JSException) return error.message;
        throw error;
      }
    },
  };
}
