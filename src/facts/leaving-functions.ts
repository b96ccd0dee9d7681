import { nameRule } from '../lifecycle/name-rule.js';
import type { LifecycleAction } from '../lifecycle/policy.js';
import { firstNames } from '../model/first-names.js';
import { isUnknown, type Knowable } from '../model/unknown.js';
import type { FunctionDeclaration } from './function-declaration.js';
import { imageCountInWords, imageListInWords, nameImage, shown } from './image-list.js';
import { type LeavingImage, type LeavingInUse, leavingInUse } from './leaving-in-use.js';
import { field, objectType, subjectOf, unknownRead } from './object-type.js';
import { rememberAbout } from './remember.js';
import { type RepositorySubject, repositoryType } from './repository-type.js';

export const leavingInUseType = objectType<LeavingInUse>('LeavingInUse', 'Images in use that a lifecycle policy takes.', {
  count: field('double', 'How many are certain to be among them.', ({ images }) => images.length),
  bytes: field('double', 'Their sizes together; an index has none, and a layer that several share counts each time.', ({ bytes }) => bytes),
  words: field('string', 'How many they are and how large, for a message.', wordsOf),
  names: field('string', 'The three oldest, each by a tag or a short digest, for a message.', namesIn),
  rules: field('list<string>', 'The rules that take them, as `rule 2`.', rulesIn),
  examples: field('list<string>', 'The 20 oldest, each with the rule that takes it and what uses it.', ({ leaving }) =>
    leaving.slice(0, shown).map(nameLeaving),
  ),
});

/** Questions about a repository and its images together. */
export const leavingFunctions: readonly FunctionDeclaration[] = [
  {
    signature: 'leavingInUse(Repository, string, double): LeavingInUse',
    description:
      'leavingInUse(repository, action, days): images that its lifecycle policy takes by "expire" or "archive" though they were pulled, or seen running by Amazon Inspector, within so many days, or are known to run.',
    call: (view, action, days) => {
      const answer = answered(repositoryIn(view), actionNamed(String(action)), Number(days));
      if (isUnknown(answer)) throw unknownRead('Repository', answer);
      return leavingInUseType.view(answer);
    },
  },
];

const answersOf = rememberAbout((_subject: RepositorySubject) => new Map<string, Knowable<LeavingInUse>>());

/** It is asked by the condition, the message and the evidence: the answer is kept by what was asked. */
function answered(subject: RepositorySubject, action: LifecycleAction, days: number): Knowable<LeavingInUse> {
  const answers = answersOf(subject);
  const asked = `${action} ${days}`;
  const answer = answers.get(asked) ?? leavingInUse(subject, action, days);
  answers.set(asked, answer);
  return answer;
}

function repositoryIn(view: unknown): RepositorySubject {
  if (typeof view !== 'object' || view === null) throw new TypeError('not a repository');
  return subjectOf(repositoryType, view);
}

/** Actions as the report of a simulation names them. */
function actionNamed(word: string): LifecycleAction {
  if (word === 'expire') return 'expire';
  if (word === 'archive') return 'transition';
  throw new TypeError(`a lifecycle policy expires or archives images: "${word}" is neither`);
}

function rulesIn({ leaving }: LeavingInUse): readonly string[] {
  const rules = new Set(leaving.flatMap(({ rule }) => rule ?? []));
  return [...rules].sort((a, b) => a.priority - b.priority).map(nameRule);
}

/** So many images are named in a message, and so many of those who use one in the evidence. */
const named = 3;

/** Indexes alone have no size of their own. */
function wordsOf(list: LeavingInUse): string {
  return list.bytes === 0 ? imageCountInWords(list) : imageListInWords(list);
}

function namesIn({ images }: LeavingInUse): string {
  // The first 12 digits of a digest are what people compare.
  const names = images.map(({ digest, tags: [tag] }) => tag ?? digest.slice(0, 'sha256:'.length + 12));
  return firstNames(names, named);
}

function nameLeaving({ image, rule, by }: LeavingImage): string {
  const more = by.length > named ? [`and ${by.length - named} more`] : [];
  return `${nameImage(image)}: ${[...(rule === null ? [] : [nameRule(rule)]), ...by.slice(0, named), ...more].join(', ')}`;
}
