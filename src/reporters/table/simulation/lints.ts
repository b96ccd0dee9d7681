import type { PolicyLint } from '../../../schema/generated/report.js';
import { shortDigestOf, withShortDigests } from '../../image-words.js';
import { neutralise, neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { indent, labelled, namedHead } from './entry-head.js';
import { moreLines } from './image-rows.js';
import { policyTextLines } from './policy-text.js';
import { positionIn } from './position.js';

const longestText = 500;
const longestCode = 60;
const mostLints = 20;
const mostNames = 5;
const longestName = 40;
const mostPolicyLines = 120;
const elsewhere = 'a policy that does, in -f json and where this repository is simulated alone';

/**
 * What the author of a policy probably did not mean, what shows it, and what to do.
 * @param policies - Whether a policy that is proposed stands there as text to copy; else that there is one.
 */
export function lintLines(lints: readonly PolicyLint[], policyFrom: string, policies: boolean, page: Page): string[] {
  const shown = lints.slice(0, mostLints);
  return [
    ...shown.flatMap((lint, at) => {
      const there = lint.policy !== '' && shown.findIndex(({ policy }) => policy === lint.policy) < at;
      if (there || lint.policy === '') return oneLint(lint, policyFrom, page);
      return [...oneLint(lint, policyFrom, page), ...(policies ? policyLines(lint.policy, page) : labelled('proposed:', elsewhere, page))];
    }),
    ...moreLines(lints.length - shown.length, page),
  ];
}

function oneLint(lint: PolicyLint, policyFrom: string, page: Page): string[] {
  const { paint, width } = page;
  const rule = lint.rulePriority === 0 ? '' : `rule ${lint.rulePriority}`;
  return [
    ...namedHead(
      { text: 'LINT', style: paint.warning },
      neutraliseTo(lint.code, longestCode),
      [rule, ...positionIn(policyFrom, lint)],
      page,
    ),
    ...hang(indent, neutraliseTo(withShortDigests(lint.message), longestText), width),
    ...shownBy(lint, page),
    ...labelled('fix:', neutraliseTo(lint.fix, longestText), page),
  ];
}

function shownBy({ images, examples, tags }: PolicyLint, page: Page): string[] {
  const names = examples.map(({ imageDigest, imageTags }) => imageTags[0] ?? shortDigestOf(imageDigest));
  const list = namesIn(names, images);
  const words = images === 0 ? '' : [quantity(images, 'image'), list].filter((part) => part !== '').join(': ');
  return [...labelled('shown by:', words, page), ...labelled('tags:', namesIn(tags, tags.length), page)];
}

function namesIn(names: readonly string[], all: number): string {
  const shown = names.slice(0, mostNames).map((name) => neutraliseTo(name, longestName));
  return all > shown.length && shown.length > 0 ? `${shown.join(', ')} and ${formatCount(all - shown.length)} more` : shown.join(', ');
}

/** Not wrapped: a policy is there to be copied. */
function policyLines(policy: string, { paint }: Page): string[] {
  const lines = policyTextLines(policy);
  const text = lines.slice(0, mostPolicyLines).map((line) => `${indent}  ${paint.drawn(neutralise(line))}`.trimEnd());
  const rest = lines.length - mostPolicyLines;
  return [
    paint.quiet(`${indent}proposed:`),
    ...text,
    ...(rest > 0 ? [paint.quiet(`${indent}  and ${quantity(rest, 'more line')}; -f json has them`)] : []),
  ];
}
