import type { LifecycleLint } from '../lifecycle/lint/lint.js';
import type { PolicyLint } from '../schema/generated/report.js';

/** So many images are named. */
const mostExamples = 20;

/** Lints as a report has them. */
export function lintReport(lints: readonly LifecycleLint[]): PolicyLint[] {
  return lints.map(({ code, message, rule, position, images, tags, fix, policy }) => ({
    code,
    message,
    rulePriority: rule?.priority ?? 0,
    pointer: position.pointer,
    line: position.line,
    column: position.column,
    images: images.length,
    examples: images.slice(0, mostExamples).map((image) => ({ imageDigest: image.digest, imageTags: [...image.tags] })),
    tags: [...tags],
    fix,
    policy,
  }));
}
