import type { PolicyLint } from '../../../schema/generated/report.js';
import { shortDigestOf, withShortDigests } from '../../image-words.js';
import { neutralise, neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { hang } from '../wrap.js';
import { indent } from './image-rows.js';
import { positionIn } from './position.js';

const longestText = 500;
const longestCode = 60;
const mostLints = 20;
const mostNames = 5;
const longestName = 40;
const mostPolicyLines = 120;

/** What the author of a policy probably did not mean, what shows it, and what to do. A policy that is proposed stands as text to copy. */
export function lintLines(lints: readonly PolicyLint[], policyFrom: string, page: Page): string[] {
  const shown = lints.slice(0, mostLints);
  const rest = lints.length - shown.length;
  return [
    ...shown.flatMap((lint, at) => {
      const there = lint.policy !== '' && shown.findIndex(({ policy }) => policy === lint.policy) < at;
      return [...oneLint(lint, policyFrom, page), ...policyLines(there ? '' : lint.policy, page)];
    }),
    ...(rest > 0 ? [page.paint.quiet(`${indent}and ${formatCount(rest)} more; -f json has them all`)] : []),
  ];
}

function oneLint(lint: PolicyLint, policyFrom: string, page: Page): string[] {
  const { paint, width } = page;
  const rule = lint.rulePriority === 0 ? '' : `rule ${lint.rulePriority}`;
  const head = [paint.strong(neutraliseTo(lint.code, longestCode)), paint.quiet(rule), paint.quiet(positionIn(policyFrom, lint))];
  return [
    `  ${paint.warning('LINT    ')}  ${head.filter((part) => part !== '').join('  ')}`,
    ...hang(indent, neutraliseTo(withShortDigests(lint.message), longestText), width),
    ...shownBy(lint, page).map(paint.quiet),
    ...hang(`${indent}fix: `, neutraliseTo(lint.fix, longestText), width).map(paint.quiet),
  ];
}

function shownBy({ images, examples, tags }: PolicyLint, { width }: Page): string[] {
  const names = examples
    .slice(0, mostNames)
    .map((image) => neutraliseTo(image.imageTags[0] ?? shortDigestOf(image.imageDigest), longestName));
  const more = images - names.length;
  const list = `${names.join(', ')}${more > 0 && names.length > 0 ? ` and ${formatCount(more)} more` : ''}`;
  const words =
    images === 0 ? [] : hang(`${indent}shown by: `, [quantity(images, 'image'), list].filter((part) => part !== '').join(': '), width);
  const patterns = tags.slice(0, mostNames).map((tag) => neutraliseTo(tag, longestName));
  const others = tags.length - patterns.length;
  const tagList = `${patterns.join(', ')}${others > 0 ? ` and ${formatCount(others)} more` : ''}`;
  return [...words, ...(tags.length === 0 ? [] : hang(`${indent}tags: `, tagList, width))];
}

/** Not wrapped: a policy is there to be copied. */
function policyLines(policy: string, { paint }: Page): string[] {
  if (policy === '') return [];
  const lines = policy.split('\n');
  const text = lines.slice(0, mostPolicyLines).map((line) => `${indent}  ${paint.drawn(neutralise(line))}`.trimEnd());
  const rest = lines.length - mostPolicyLines;
  return [
    paint.quiet(`${indent}proposed:`),
    ...text,
    ...(rest > 0 ? [paint.quiet(`${indent}  and ${quantity(rest, 'more line')}; -f json has them`)] : []),
  ];
}
