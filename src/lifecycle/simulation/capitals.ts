import type { Simulation } from './fate.js';

/** True where capitals stand in a pattern or a tag, so that another reading of them could matter. */
export function hasCapitals({ policy, prepared }: Simulation): boolean {
  const patterns = policy.rules.flatMap((rule) => rule.patterns);
  return patterns.length > 0 && (prepared.standing.hasCapitals || patterns.some(hasCapital));
}

const [firstCapital, lastCapital, lastOfAscii] = [0x41, 0x5a, 0x7f];

/** Tags are ASCII; whatever else stands in one may have capitals. A loop, since a pattern takes ten times as long over 100,000 tags. */
export function hasCapital(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if ((code >= firstCapital && code <= lastCapital) || code > lastOfAscii) return true;
  }
  return false;
}
