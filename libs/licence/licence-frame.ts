import { artOnce, drawArt, ground, ribbonFrame, rosette, windowMark, type Art, type Frame, type Pen } from '#libs/papers';
import type { Rectangle, SheetTemplate } from './licence-template.ts';

/** Millimetres in points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Ink of the labels. */
export const LABEL_BROWN = '#5b3d12';

const GOLD = '#b8924a';
const PALE_GOLD = '#d8bf88';
const GLAZE = '#0d6156';
const PALE_GLAZE = '#e3ede8';

export const inPoints = ({ x, y, width, height }: Rectangle): Frame => ({ x: mm(x), y: mm(y), width: mm(width), height: mm(height) });

/** Border, ground and ornament of a sheet. The ornament is the window mark in a rosette; nothing in it resembles a state emblem. */
export const frameArt = (size: readonly [number, number], template: SheetTemplate): Art =>
  artOnce(`licence ${JSON.stringify([size, template.border, template.inner, template.ornament])}`, () =>
    drawArt(...size, (pen) => {
      drawFrame(pen, size, template);
      drawOrnament(pen, template);
    }),
  );

/** The same sheet without the ornament, for what continues a licence. */
export const plainFrameArt = (size: readonly [number, number], template: SheetTemplate): Art =>
  artOnce(`continuation ${JSON.stringify([size, template.border, template.inner])}`, () => drawArt(...size, (pen) => drawFrame(pen, size, template)));

function drawFrame(pen: Pen, [width, height]: readonly [number, number], { border, inner }: SheetTemplate): void {
  const field = inPoints(inner);
  ground(pen, field, { pitch: mm(2.4), swing: mm(0.9), wave: mm(16), colour: PALE_GLAZE, width: 0.4 });
  const [margin, depth] = [mm(border.margin), mm(border.depth)];
  const middle = margin + depth / 2;
  const band = { x: middle, y: middle, width: width - 2 * middle, height: height - 2 * middle };
  const swing = depth * 0.36;
  ribbonFrame(pen, band, { swing, wave: depth * 1.5, strands: 6, colour: GOLD, width: 0.5 });
  ribbonFrame(pen, band, { swing: swing * 0.55, wave: depth * 0.75, strands: 4, colour: PALE_GOLD, width: 0.4 });
  for (const edge of [margin, margin + depth]) rule(pen, edge, width, height, 1.1);
  pen.rect(field.x, field.y, field.width, field.height).stroke(GOLD, 0.6);
  for (const x of [middle, width - middle]) for (const y of [middle, height - middle]) corner(pen, [x, y], depth);
}

function drawOrnament(pen: Pen, { ornament }: SheetTemplate): void {
  const centre = [mm(ornament.x), mm(ornament.y)] as const;
  const radius = mm(ornament.radius);
  rosette(pen, centre, { inner: radius * 0.62, outer: radius, petals: 12, turns: 6, colour: GOLD, width: 0.6 });
  rosette(pen, centre, { inner: radius * 0.56, outer: radius * 0.66, petals: 24, turns: 2, colour: PALE_GOLD, width: 0.5 });
  windowMark(pen, centre[0], centre[1] - radius * 0.02, radius * 0.28, GLAZE);
}

function rule(pen: Pen, edge: number, width: number, height: number, weight: number): void {
  pen.rect(edge, edge, width - 2 * edge, height - 2 * edge).stroke(GOLD, weight);
}

function corner(pen: Pen, centre: readonly [number, number], depth: number): void {
  const half = depth / 2;
  pen.rect(centre[0] - half, centre[1] - half, depth, depth).fill('#ffffff');
  pen.rect(centre[0] - half, centre[1] - half, depth, depth).stroke(GOLD, 1.1);
  rosette(pen, centre, { inner: half * 0.2, outer: half * 0.86, petals: 8, turns: 6, colour: GOLD, width: 0.45 });
}
