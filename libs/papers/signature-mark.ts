import { drawArt, type Art } from './art.ts';
import { fontFor, HEI, SONG, type Chain } from './font.ts';
import type { Pen } from './pen.ts';

const COLOUR = '#1d3a5f';

/** What is seen where a person has signed: the name, and below it a line that says how and when. In outlines, so that a revision needs no font. */
export const signatureMark = (name: string, line: string, size: { width: number; height: number }): Art =>
  drawArt(size.width, size.height, (pen) => {
    pen.rect(0.5, 0.5, size.width - 1, size.height - 1).stroke(COLOUR, 0.6);
    row(pen, name, SONG, { baseline: size.height * 0.52, largest: size.height * 0.4, width: size.width - 12 });
    row(pen, line, HEI, { baseline: size.height * 0.85, largest: size.height * 0.19, width: size.width - 12 });
  });

function row(pen: Pen, text: string, chain: Chain, { baseline, largest, width }: { baseline: number; largest: number; width: number }): void {
  const letters = [...text];
  const advances = letters.map((letter) => fontFor(letter, chain)?.advance(letter.codePointAt(0) ?? 0) ?? 1);
  const ems = advances.reduce((sum, advance) => sum + advance, 0);
  const size = Math.min(largest, width / Math.max(1, ems));
  let left = 6;
  letters.forEach((letter, index) => {
    const from = left;
    pen.character(letter, chain, size, (x, y) => [from + x, baseline + y]);
    left += (advances[index] ?? 0) * size;
  });
  pen.fill(COLOUR);
}
