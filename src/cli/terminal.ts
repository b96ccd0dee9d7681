import type { Terminal } from '../reporters/index.js';

interface TerminalFacts {
  readonly isTTY: boolean;
  readonly columns: number | undefined;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** False for `--no-color`. */
  readonly color: boolean;
}

/** What stdout can show: no colours and no boxes into a pipe; NO_COLOR wins over FORCE_COLOR. */
export function terminalOf({ isTTY, columns, env, color }: TerminalFacts): Terminal {
  const refused = !color || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb';
  const forced = !['', '0', 'false'].includes(env['FORCE_COLOR'] ?? '');
  return {
    width: columns ?? (Number(env['COLUMNS']) || 80),
    colour: !refused && (isTTY || forced),
    boxes: isTTY && env['TERM'] !== 'dumb',
  };
}
