import { artOnce, drawArt, type Art } from './art.ts';
import { HEI, fontFor } from './font.ts';
import type { Frame } from './ornament.ts';
import type { Pen } from './pen.ts';

const TEXT = '样张 SPECIMEN';
const TILT = -0.36;
const GREY = '#e6e9e7';

/** 样张 SPECIMEN across a field, in outlines: it is seen on every copy and never turns up in copied text. */
export const specimenArt = (size: readonly [number, number], field: Frame): Art =>
  artOnce(`specimen ${JSON.stringify([size, field])}`, () =>
    drawArt(...size, (pen) => {
      const letter = Math.min(field.width / 8, field.height / 5.6);
      const rows = field.height > field.width ? [0.2, 0.5, 0.8] : [0.28, 0.71];
      for (const row of rows) across(pen, [field.x + field.width / 2, field.y + field.height * row], letter);
    }),
  );

function across(pen: Pen, [x, y]: readonly [number, number], size: number): void {
  const letters = [...TEXT];
  const widths = letters.map((letter) => (fontFor(letter, HEI)?.advance(letter.codePointAt(0) ?? 0) ?? 1) * size);
  pen.at(
    x,
    y,
    (at) => {
      let left = -widths.reduce((sum, width) => sum + width, 0) / 2;
      letters.forEach((letter, index) => {
        const from = left;
        at.character(letter, HEI, size, (dx, dy) => [from + dx, dy + size / 3]);
        left += widths[index] ?? 0;
      });
      at.fill(GREY);
    },
    TILT,
  );
}
