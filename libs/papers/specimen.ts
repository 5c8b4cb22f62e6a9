import { artOnce, drawArt, type Art } from './art.ts';
import { HEI, fontFor } from './font.ts';
import type { Pen } from './pen.ts';

const TEXT = '样张 SPECIMEN';
const TILT = -0.42;

/** 样张 SPECIMEN across the sheet, in outlines: it is seen on every copy and never turns up in copied text. */
export const specimenArt = (width: number, height: number): Art =>
  artOnce(`specimen ${width} ${height}`, () =>
    drawArt(width, height, (pen) => {
      const size = Math.min(width, height) / 7.2;
      for (const row of [0.24, 0.55, 0.86]) across(pen, [width / 2, height * row], size);
    }),
  );

function across(pen: Pen, [x, y]: readonly [number, number], size: number): void {
  const letters = [...TEXT];
  const widths = letters.map((letter) => (fontFor(letter, HEI)?.advance(letter.codePointAt(0) ?? 0) ?? 1) * size);
  const [cos, sin] = [Math.cos(TILT), Math.sin(TILT)];
  let left = -widths.reduce((sum, width) => sum + width, 0) / 2;
  letters.forEach((letter, index) => {
    const from = left;
    pen.character(letter, HEI, size, (dx, dy) => [x + (from + dx) * cos - (dy + size / 3) * sin, y + (from + dx) * sin + (dy + size / 3) * cos]);
    left += widths[index] ?? 0;
  });
  pen.fill('#e3e6e4');
}
