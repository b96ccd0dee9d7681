import { Tokenizer } from '@streamparser/json';
import type { Json } from './plan-document.js';
import { type TextPosition, trackPosition } from './read-plan-position.js';
import { planShape } from './read-plan-shape.js';
import { growTree, nothingMore } from './read-plan-tree.js';

/** Where a text stops being JSON. */
export interface SyntaxFault {
  readonly position: TextPosition;
  /** What JSON allows there. */
  readonly expected: string;
  /** The text is at its end there: the rest is missing. */
  readonly atEnd: boolean;
}

/** A plan without what is not used, or the reason why it could not be read. */
export type Streamed = { readonly root: Json } | { readonly fault: SyntaxFault };

/**
 * Reads a plan piece by piece, never holding what is left out: for one too large for a string, and, since it knows where it
 * is, to say what is wrong with one that `JSON.parse` refuses.
 */
export async function streamPlan(pieces: AsyncIterable<string> | Iterable<string>): Promise<Streamed> {
  const reader = startReader();
  for await (const piece of withoutWrapper(pieces)) {
    reader.read(piece);
    if (reader.isDone()) break;
  }
  return reader.finish();
}

/** Cuts a text into pieces that the tokenizer can take without a second copy of the whole. */
export function* piecesOf(text: string): Generator<string> {
  const size = 1 << 20;
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

function startReader() {
  const tree = growTree(planShape);
  const tracker = trackPosition();
  const tokenizer = new Tokenizer();
  let fault: SyntaxFault | undefined;
  let wrapped = false;

  const endOfPiece = () => tracker.locate(tracker.piece().length);

  function stopAt(byteOffset: number, expected: string): void {
    if (fault !== undefined || wrapped) return;
    const piece = tracker.piece();
    const offset = Buffer.from(piece).toString('utf8', 0, Math.max(0, byteOffset - tracker.bytesBefore())).length;
    // The `::debug::` and `::set-output` lines of setup-terraform's wrapper follow the plan; two pieces may share the colons.
    wrapped = tree.isComplete() && /^:(?::|$)/.test(piece.slice(offset, offset + 2));
    if (!wrapped) fault = { position: tracker.locate(offset), expected, atEnd: false };
  }

  tokenizer.onToken = ({ token, value, offset }) => {
    if (fault !== undefined || wrapped) return;
    const expected = tree.take(token, value);
    if (expected !== undefined) stopAt(offset, expected);
  };
  // Its message quotes the text, which may be secret: only the position is taken from it.
  tokenizer.onError = (error) => {
    const position = /absolute position "(\d+)"/.exec(error.message)?.[1];
    if (position !== undefined) stopAt(Number(position), tree.isComplete() ? nothingMore : 'JSON');
    else if (tree.isComplete()) fault = { position: endOfPiece(), expected: nothingMore, atEnd: false };
  };

  function finish(): Streamed {
    // A number at the very end is a token only now.
    if (fault === undefined && !wrapped) tokenizer.end();
    if (fault !== undefined) return { fault };
    const root = tree.root();
    if (tree.isComplete() && root !== undefined) return { root };
    return { fault: { position: endOfPiece(), expected: 'more of the plan', atEnd: true } };
  }

  return {
    read: (piece: string) => {
      tracker.advance(piece);
      tokenizer.write(piece);
    },
    isDone: () => fault !== undefined || wrapped,
    finish,
  };
}

const wrapperLines = /^(?:\s*(?:\[command\]|::)[^\n]*\n)+/;

// Before the plan setup-terraform's wrapper prints the command. Blanks in its place keep every position as it was.
async function* withoutWrapper(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string> {
  let start: string | undefined = '';
  for await (const piece of pieces) {
    if (start === undefined) yield piece;
    else if (start.length + piece.length < wrapperLimit) start += piece;
    else {
      yield blankWrapper(start + piece);
      start = undefined;
    }
  }
  if (start !== undefined) yield blankWrapper(start);
}

const wrapperLimit = 16_384;

function blankWrapper(text: string): string {
  return text.replace(wrapperLines, (lines) => lines.replace(/[^\n]/g, ' '));
}
