/** A function of the vocabulary: what an expression calls where a rule's parameters decide with a fact. */
export interface FunctionDeclaration {
  /** CEL signature: `covers(list<string>, list<string>): bool`. */
  readonly signature: string;
  readonly description: string;
  /** Gets CEL values (views for objects, numbers for doubles, arrays for lists); may throw an UnknownRead. */
  readonly call: (...values: readonly unknown[]) => unknown;
}
