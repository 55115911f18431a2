/** A paragraph: a text fitted into its room, ready to be printed and tagged. */
import { fit, type Room } from '#app/platform/pdf/fitting.ts';
import { printable, type Face, type Typesetter } from '#app/platform/pdf/typesetter.server.ts';

export type Look = Room & Omit<Face, 'size'>;
export type Paragraph = ReturnType<typeof paragraph>;

export function paragraph(type: Typesetter, text: string, look: Look) {
  const block = fit(printable(text), look, (piece) => type.measure(piece, { ...look, size: 1 }));
  const { lines, size, leading } = block;

  /** `top` is the upper edge of the first line; the letters stand centred in it. */
  function print(x: number, top: number) {
    const face = { ...look, size, tracking: (look.tracking ?? 0) * size };
    lines.forEach((line, index) =>
      type.draw(line, x, top + size * (leading * (index + 0.5) + 0.36), face),
    );
  }

  return { ...block, print };
}
