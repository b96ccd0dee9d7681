import type { Severity } from '../../schema/generated/report.js';

type Style = (text: string) => string;

/** How things of a kind look. Without colour each style gives the text as it is. */
export interface Paint {
  readonly strong: Style;
  readonly quiet: Style;
  readonly good: Style;
  readonly bad: Style;
  readonly warning: Style;
  /** What is drawn and not written. */
  readonly drawn: Style;
  readonly severity: (severity: Severity, text: string) => string;
}

const codes: Readonly<Record<Severity, string>> = { critical: '1;31', high: '31', medium: '33', low: '36', info: '34' };

/** Styles for a terminal with colour or without. */
export function paintFor(colour: boolean): Paint {
  const style =
    (code: string): Style =>
    (text) =>
      colour && text !== '' ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    strong: style('1'),
    quiet: style('2'),
    good: style('32'),
    bad: style('1;31'),
    warning: style('33'),
    drawn: style('36'),
    severity: (severity, text) => style(codes[severity])(text),
  };
}
