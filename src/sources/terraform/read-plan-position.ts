/** A place in a text; all three count characters from 1, but the offset from 0. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/** Follows a text that comes in pieces, so that a place in the newest of them can be named. */
export interface PositionTracker {
  /** Goes on to the next piece. */
  readonly advance: (piece: string) => void;
  /** Names the place a number of characters after the start of the newest piece. */
  readonly locate: (offsetInPiece: number) => TextPosition;
  /** The newest piece, and how many UTF-8 bytes came before it. */
  readonly piece: () => string;
  readonly bytesBefore: () => number;
}

/** Starts at line 1, column 1. */
export function trackPosition(): PositionTracker {
  let piece = '';
  let offset = 0;
  let bytes = 0;
  let line = 1;
  let lineStart = 0;

  function passLines(until: number): void {
    for (let at = piece.indexOf('\n'); at !== -1 && at < until; at = piece.indexOf('\n', at + 1)) {
      line += 1;
      lineStart = offset + at + 1;
    }
  }

  function advance(next: string): void {
    passLines(piece.length);
    offset += piece.length;
    bytes += Buffer.byteLength(piece);
    piece = next;
  }

  function locate(offsetInPiece: number): TextPosition {
    const before = [line, lineStart] as const;
    passLines(offsetInPiece);
    const position = { line, column: offset + offsetInPiece - lineStart + 1, offset: offset + offsetInPiece };
    [line, lineStart] = before;
    return position;
  }

  return { advance, locate, piece: () => piece, bytesBefore: () => bytes };
}
