/** Fitting: breaking a text into lines, and finding the largest size at which they fit. */

export type Room = {
  width: number;
  height: number;
  /** Below this size words may be broken; it may shrink further still. */
  smallest: number;
  largest: number;
  /** Distance of baselines, in sizes. */
  leading: number;
};
export type Block = { lines: string[]; size: number; leading: number; height: number };

type Measure = (text: string) => number;
type Piece = { text: string; width: number; advance: number };

const words = new Intl.Segmenter('th', { granularity: 'word' });
const letters = new Intl.Segmenter('und', { granularity: 'grapheme' });
const unspaced = /[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** Scripts that build upwards and downwards need air between their lines. */
export const isTall = (text: string) => /[\p{Script=Thai}\p{Script=Devanagari}]/u.test(text);

/** `measure` gives the width of a text at size 1. */
export function fit(text: string, room: Room, measure: Measure): Block {
  const leading = isTall(text) ? Math.max(room.leading, 1.45) : room.leading;
  const whole = breakable(text).map(weigh(measure));
  const widest = Math.max(0, ...whole.map((piece) => piece.width));

  for (let size = room.largest; ; size *= 0.97) {
    const width = room.width / size;
    if (widest > width && size > room.smallest) continue;
    const pieces = whole.flatMap((piece) =>
      piece.width > width ? splinter(piece, measure) : [piece],
    );
    const count = fill(pieces, width).length;
    const height = count * size * leading;
    if (height <= room.height)
      return { lines: fill(pieces, evenWidth(pieces, width, count)), size, leading, height };
  }
}

/** Pieces between which a line may end: after a space or hyphen, inside an address, between Thai words. */
export function breakable(text: string) {
  return text.split(/(?<=[ \-–/])|(?<=[.@])(?=\p{Ll})/u).flatMap((piece) => {
    if (!unspaced.test(piece)) return [piece];
    const found: string[] = [];
    for (const { segment, isWordLike } of words.segment(piece)) {
      if (isWordLike || found.length === 0) found.push(segment);
      else found[found.length - 1] += segment;
    }
    return found;
  });
}

const weigh = (measure: Measure) => (text: string) => ({
  text,
  width: measure(text.trimEnd()),
  advance: measure(text),
});

const splinter = (piece: Piece, measure: Measure) =>
  Array.from(letters.segment(piece.text), ({ segment }) => segment).map(weigh(measure));

function fill(pieces: Piece[], width: number) {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces) {
    if (line && used + piece.width > width) {
      lines.push(line);
      line = '';
      used = 0;
    }
    line += piece.text;
    used += piece.advance;
  }
  return line ? [...lines, line] : lines;
}

/** The narrowest width that needs no more lines: it leaves no lonely last word. */
function evenWidth(pieces: Piece[], width: number, count: number) {
  let [narrow, wide] = [0, width];
  for (let step = 0; step < 12; step++) {
    const middle = (narrow + wide) / 2;
    if (fill(pieces, middle).length > count) narrow = middle;
    else wide = middle;
  }
  return wide;
}
