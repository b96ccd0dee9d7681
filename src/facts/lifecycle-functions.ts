import { nameRule } from '../lifecycle/name-rule.js';
import type { LifecyclePolicy } from '../lifecycle/policy.js';
import { releaseTagsKept } from '../lifecycle/release-tags-kept.js';
import { taggedImagesBounded } from '../lifecycle/tagged-images-bounded.js';
import { untaggedLeave } from '../lifecycle/untagged-leave.js';
import { isUnknown } from '../model/unknown.js';
import type { FunctionDeclaration } from './function-declaration.js';
import { lifecyclePolicyType, policyOf } from './lifecycle-type.js';
import { field, objectType, subjectOf, unknownRead } from './object-type.js';
import { rememberAbout } from './remember.js';

/** What an analysis of a lifecycle policy says. */
interface Bound {
  readonly holds: boolean;
  readonly why: string;
  readonly example: string;
}

export const lifecycleBoundType = objectType<Bound>('LifecycleBound', 'The answer of an analysis of a lifecycle policy.', {
  holds: field('bool', 'The policy does what was asked.', ({ holds }) => holds),
  why: field('string', 'Which rule decides it, and how.', ({ why }) => why),
  example: field('string', 'A tag or rule that shows the fault; "" where there is none.', ({ example }) => example),
});

export const lifecycleFunctions: readonly FunctionDeclaration[] = [
  {
    signature: 'untaggedLeave(LifecyclePolicy, double, double): LifecycleBound',
    description: 'Whether untagged images leave within so many days, or above so many images.',
    call: (view, maxDays, maxCount) =>
      analysed(view, `untagged ${maxDays} ${maxCount}`, (policy) => {
        const { bounded, why } = untaggedLeave(policy, { maxDays: Number(maxDays), maxCount: Number(maxCount) });
        return { holds: bounded, why, example: '' };
      }),
  },
  {
    signature: 'taggedImagesBounded(LifecyclePolicy, double, list<string>): LifecycleBound',
    description:
      'Whether every tagged image is bounded by age or by at most so many images; images with one of the given tag patterns are excepted.',
    call: (view, max, keepTags) =>
      analysed(view, `tagged ${max} ${texts(keepTags).join('\n')}`, (policy) => {
        const { bounded, why, unbounded } = taggedImagesBounded(policy, { max: Number(max), keepTags: texts(keepTags) });
        return { holds: bounded, why, example: unbounded };
      }),
  },
  {
    signature: 'releaseTagsKept(LifecyclePolicy, list<string>, double): LifecycleBound',
    description: 'Whether images with a release tag are kept: by no rule at all, or by a count of at least so many.',
    call: (view, releaseTags, atLeast) =>
      analysed(view, `release ${atLeast} ${texts(releaseTags).join('\n')}`, (policy) => {
        const { kept, why, offending } = releaseTagsKept(policy, { releaseTags: texts(releaseTags), atLeast: Number(atLeast) });
        return { holds: kept, why, example: offending.map(nameRule).join(', ') };
      }),
  },
];

const boundsOf = rememberAbout((_policy: LifecyclePolicy) => new Map<string, object>());

/** The answer for a policy is kept by what was asked of it. */
function analysed(view: unknown, asked: string, analyse: (policy: LifecyclePolicy) => Bound): object {
  if (typeof view !== 'object' || view === null) throw new TypeError('not a lifecycle policy');
  const policy = policyOf(subjectOf(lifecyclePolicyType, view));
  if (isUnknown(policy)) throw unknownRead('LifecyclePolicy', policy);
  if (policy === null) return lifecycleBoundType.view({ holds: false, why: 'there is no valid lifecycle policy', example: '' });
  const known = boundsOf(policy);
  const bound = known.get(asked) ?? lifecycleBoundType.view(analyse(policy));
  known.set(asked, bound);
  return bound;
}

/** A list of strings, as CEL hands it over. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}
