import type { LeavingImage, RepositorySimulation } from '../../../schema/generated/report.js';
import { shortDigestOf, withShortDigests } from '../../image-words.js';
import { neutraliseTo } from '../../neutralise.js';
import { formatCount, quantity } from '../../quantity.js';
import type { Page } from '../page.js';
import { labelled } from './entry-head.js';
import { fateInBrief } from './fate-in-brief.js';

/** An image that is in use today, and the day on which it leaves. */
export interface LaterLoss {
  readonly image: LeavingImage;
  readonly day: number;
  readonly date: string;
}

/** What a repository's simulation says of images beside its forecast. */
type Simulated = Pick<RepositorySimulation, 'forecast' | 'actions' | 'cascade' | 'keptImages'>;

const mostNames = 3;
const longestName = 40;
const longestUse = 100;
const isoDate = 'yyyy-mm-dd'.length;

/** The images in use today that a run after this one takes, each once, the first to leave first. What goes in this run is told as that. */
export function leavingInUse({ forecast, actions, cascade }: Simulated): readonly LaterLoss[] {
  const losses = (forecast?.days ?? []).flatMap(({ day, date, leaving }) =>
    leaving.filter(({ inUse }) => inUse).map((image) => ({ image, day, date: neutraliseTo(date, isoDate) })),
  );
  if (losses.length === 0) return [];
  // What is archived and deleted later left when it was archived: nobody can pull it from then on.
  const gone = new Set([...actions, ...cascade].map(({ imageDigest }) => imageDigest));
  return losses.filter(({ image: { imageDigest } }) => {
    const isFirst = !gone.has(imageDigest);
    gone.add(imageDigest);
    return isFirst;
  });
}

/** That images in use leave later, in a few words for an overview; empty where none does. Safe to print. */
export function leavingInUseBrief(simulation: Simulated): string {
  const losses = leavingInUse(simulation);
  const [first] = losses;
  if (first === undefined) return '';
  return losses.length === 1 ? `1 in use goes on ${first.date}` : `${formatCount(losses.length)} in use go from ${first.date} on`;
}

/** The images in use today that leave within the forecast, the first of them by name, with what uses them where the report has that. */
export function leavingInUseLines(simulation: Simulated, page: Page): string[] {
  const losses = leavingInUse(simulation);
  const [first] = losses;
  if (first === undefined) return [];
  const shown = losses.slice(0, mostNames);
  const users = usersOf(simulation);
  const count = `${quantity(losses.length, 'image')} that ${losses.length === 1 ? 'is' : 'are'} in use today`;
  const names = shown.map(({ image }) => nameWords(image, users.get(image.imageDigest) ?? [])).join(', ');
  const rest = losses.length - shown.length;
  const more = rest === 0 ? '' : ` and ${formatCount(rest)} more, which -f json has`;
  const why = shown.every(({ image }) => users.has(image.imageDigest)) ? '' : '; --why IMAGE tells what uses it';
  const when = `${firstWords(losses.length, first)}, in ${quantity(first.day, 'day')}`;
  const within = `within ${quantity(simulation.forecast?.horizonDays ?? 0, 'day')}`;
  const words = `${count} ${leaves(losses.length)} ${within}, ${when}: ${names}${more}${why}`;
  return labelled('in use:', words, page, page.paint.warning);
}

function leaves(count: number): string {
  return count === 1 ? 'leaves' : 'leave';
}

function firstWords(count: number, { date }: LaterLoss): string {
  return `${count === 1 ? '' : 'the first '}on ${date}`;
}

function nameWords(
  { imageDigest, imageTags: [tag], action, appliedRulePriority: rulePriority }: LeavingImage,
  by: readonly string[],
): string {
  const name = tag === undefined ? shortDigestOf(imageDigest) : neutraliseTo(tag, longestName);
  const fate = rulePriority === 0 ? 'with the image that it refers to' : fateInBrief({ action, rulePriority });
  const use = neutraliseTo(withShortDigests(by.join('; ')), longestUse);
  return `${name} (${[fate, use].filter((part) => part !== '').join('; ')})`;
}

/** What uses images, by digest: the report has it of those that stay for now where `--why` names them. */
function usersOf({ keptImages = [] }: Simulated): ReadonlyMap<string, readonly string[]> {
  return new Map(keptImages.filter(({ inUseBy }) => inUseBy.length > 0).map(({ imageDigest, inUseBy }) => [imageDigest, inUseBy]));
}
