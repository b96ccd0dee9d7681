import type { Image } from '../../model/image.js';
import { listed } from '../listed.js';
import { nameRule } from '../name-rule.js';
import type { PushKind } from './push-kinds.js';
import type { KindRate } from './push-rates.js';
import { rulesOf, type Selector } from './selector.js';

/** What a kind of push is called: by its tags, and by the rules that select it when it is new. */
function nameKind({ pushes: [youngest] }: PushKind, selector: Selector): string {
  if (youngest === undefined) return 'images';
  const rules = rulesOf(selector, youngest.main, 'standard');
  const selectedBy = rules.length === 0 ? 'no rule selects' : `${listed(rules.map(nameRule))} ${rules.length === 1 ? 'selects' : 'select'}`;
  return `${nameImages(youngest.main)} that ${selectedBy}`;
}

/** Images as a reader knows them apart: by a tag of one of them. */
export function nameImages({ tags }: Image): string {
  const [tag] = [...tags].sort();
  return tag === undefined ? 'untagged images' : `images tagged such as "${tag}"`;
}

/** How often a kind is pushed, for a report. */
export interface PushRate {
  readonly of: string;
  readonly perDay: number;
  readonly from: 'observed' | 'given';
}

/** So many kinds have a name of their own. */
const mostNamed = 50;

/** Names the kinds that are pushed, the most frequent first; of very many, the rest together. */
export function nameRates(rates: readonly KindRate[], selector: Selector, from: PushRate['from']): readonly PushRate[] {
  const pushed = rates.filter(({ perDay }) => perDay > 0).sort((a, b) => b.perDay - a.perDay);
  const others = pushed.slice(mostNamed);
  const named = pushed.slice(0, mostNamed).map(({ kind, perDay }) => ({ of: nameKind(kind, selector), perDay: rounded(perDay), from }));
  if (others.length === 0) return named;
  return [
    ...named,
    { of: `images of ${others.length} other kinds`, perDay: rounded(others.reduce((sum, { perDay }) => sum + perDay, 0)), from },
  ];
}

/** To the ten-thousandth: one push in 27 years. */
function rounded(perDay: number): number {
  return Math.round(perDay * 10_000) / 10_000;
}
