import type { Finding, FindingFix, SourceLocation } from '../../schema/generated/report.js';
import { neutralise, neutraliseTo, shorten, wholeSentences } from '../neutralise.js';
import { resourceName } from '../resource-name.js';
import type { Page } from './page.js';
import { hang } from './wrap.js';

const longestMessage = 500;
const longestFix = 320;
const longestRule = 60;
const longestImage = 120;
const indent = '            ';

/** One finding, or a fold of them: label, rule, image, change and place; what is wrong; whom it concerns; how to mend it. */
interface Entry {
  readonly finding: Finding;
  readonly message: string;
  readonly place?: SourceLocation | undefined;
  readonly concerns?: string;
  /** Whether its fix stands here; it stands once for all findings of a rule. */
  readonly mended: boolean;
}

/** The lines of an entry. */
export function entryLines({ finding, message, place, concerns, mended }: Entry, page: Page): string[] {
  const { paint, width } = page;
  return [
    head(finding, { place, image: concerns === undefined ? imageName(finding) : '' }, page),
    ...hang(indent, neutraliseTo(message, longestMessage), width),
    ...(concerns === undefined ? [] : hang(indent, concerns, width)),
    ...(mended ? fixLines(finding.fix, page).map(paint.quiet) : []),
  ];
}

/** A place in a file as editors and terminals link it. */
export function placeText(place: SourceLocation | undefined): string {
  return place === undefined ? '' : `${neutralise(place.file)}:${place.line}`;
}

interface Head {
  readonly place: SourceLocation | undefined;
  readonly image: string;
}

function head({ severity, rule, change }: Finding, { place, image }: Head, { paint }: Page): string {
  const label = paint.severity(severity, severity.toUpperCase().padEnd(8));
  const mark = change === 'worsened' ? paint.bad(change) : change === 'new' ? paint.warning(change) : paint.quiet(change ?? '');
  return ['', label, paint.strong(neutraliseTo(rule, longestRule)), paint.quiet(image), mark, paint.quiet(placeText(place))]
    .filter((part, at) => at === 0 || part !== '')
    .join('  ');
}

/** Which image it is, where it is about one: its finding stands under the repository. */
function imageName({ resource }: Finding): string {
  return resource.digest === undefined ? '' : shorten(resourceName(resource), longestImage);
}

/** In a plan the Terraform to write, where it is one line; else the words. */
function fixLines(fix: FindingFix | undefined, { command, width }: Page): string[] {
  if (fix === undefined) return [];
  const terraform = command === 'plan' && fix.terraform !== undefined && !fix.terraform.trim().includes('\n') ? fix.terraform.trim() : '';
  const words = terraform === '' ? wholeSentences(fix.summary, longestFix) : neutraliseTo(terraform, longestFix);
  return hang(`${indent}fix: `, words, width);
}
