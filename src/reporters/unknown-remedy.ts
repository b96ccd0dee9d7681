import type { Finding } from '../schema/generated/report.js';

/** From the detail of the unknown value; `listed` where the report lists what could not be read. */
type Remedy = (detail: string, listed: boolean) => string;

/** What would make a value known, by the cause for which it is not. The causes are those of the inventory; for `not-told` there is nothing. */
const remedies: ReadonlyMap<unknown, Remedy> = new Map<unknown, Remedy>([
  ['known-after-apply', () => 'scan the account after the apply'],
  ['not-in-plan', () => 'scan the account, or plan it together with what it refers to'],
  ['made-elsewhere', () => 'scan the account'],
  ['access-denied', (_, listed) => `allow the action that was refused${listed ? ' (see "Could not be read")' : ''} and run it again`],
  ['not-read', (_, listed) => (listed ? 'see "Could not be read" for what mends it, and run it again' : '')],
  ['left-out', remedyOfLeftOut],
  ['not-scanned', () => 'judge again once the image has a finished scan'],
  ['ambiguous', () => 'make the source say one thing where it says several, or none'],
]);

/** The flag that left it out, or lets it in, is named by the detail. */
function remedyOfLeftOut(detail: string): string {
  if (detail.includes('--no-probe')) return 'leave the flag out, and run it again';
  if (detail.includes('--read-manifests')) return 'scan with --read-manifests, which counts as a pull of each image that it reads';
  return 'run it again, and ask for it';
}

/**
 * What would make an unknown finding known: read from the unknown values in its evidence. Empty where they do not say.
 *
 * @param listed whether the report lists what could not be read, with the permission or command that mends each
 */
export function unknownRemedy(finding: Finding, listed: boolean): string {
  const words = [finding.evidence, ...Object.values(finding.evidence)].map((value) => remedyOf(value, listed));
  return [...new Set(words.filter((remedy) => remedy !== ''))].join('; ');
}

function remedyOf(value: unknown, listed: boolean): string {
  if (typeof value !== 'object' || value === null || !('unknown' in value)) return '';
  const detail = 'detail' in value && typeof value.detail === 'string' ? value.detail : '';
  return remedies.get(value.unknown)?.(detail, listed) ?? '';
}
