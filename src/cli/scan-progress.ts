import type { ScanProgress } from '../app/judge-records.js';
import { quantity } from '../reporters/quantity.js';

/** Where progress is shown. */
export interface ProgressScreen {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly write: (text: string) => void;
  /** Milliseconds. */
  readonly now: () => number;
}

/** Shows how far a scan has come. */
export interface ProgressLine {
  readonly show: (progress: ScanProgress) => void;
  /** Takes the line away, so that nothing of it stands among the data; once is enough. */
  readonly end: () => void;
}

const every = 100;
const eraseLine = '\r\u001B[2K';

/** One line on a terminal that is written over, ten times a second at most; nothing at all elsewhere. */
export function createProgressLine({ isTTY, columns, write, now }: ProgressScreen, doing = 'scanning'): ProgressLine {
  if (!isTTY) return { show: () => undefined, end: () => undefined };
  let shownAt = Number.NEGATIVE_INFINITY;
  return {
    show: ({ registries, repositories, images }) => {
      if (now() - shownAt < every) return;
      shownAt = now();
      const text = `${doing}: ${quantity(repositories, 'repository')}, ${quantity(images, 'image')} in ${quantity(registries, 'registry')}`;
      write(`${eraseLine}${text.slice(0, (columns ?? 80) - 1)}`);
    },
    end: () => {
      if (shownAt !== Number.NEGATIVE_INFINITY) write(eraseLine);
      shownAt = Number.NEGATIVE_INFINITY;
    },
  };
}
