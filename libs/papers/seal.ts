import { artOnce, drawArt, type Art } from './art.ts';
import { SONG_BOLD, HEI } from './font.ts';
import type { Pen, Place } from './pen.ts';

export interface SealLook {
  /** Stands along the upper arc. */
  readonly name: string;
  /** Stands below the centre. */
  readonly foot: string;
  readonly radius: number;
  readonly colour: string;
}

const SWEEP = 1.55 * Math.PI;

/** A round seal in outlines. Its centre is a window on a sill, not a star: no state emblem is imitated. */
export const sealArt = (look: SealLook): Art =>
  artOnce(`seal ${JSON.stringify(look)}`, () => drawArt(2 * look.radius + 6, 2 * look.radius + 6, (pen) => drawSeal(pen, look)));

function drawSeal(pen: Pen, { name, foot, radius, colour }: SealLook): void {
  const centre = radius + 3;
  pen.circle(centre, centre, radius).stroke(colour, radius * 0.045);
  pen.circle(centre, centre, radius * 0.93).stroke(colour, radius * 0.01);
  const letters = [...name];
  const sweep = Math.min(SWEEP, letters.length * 0.36);
  const size = Math.min(radius * 0.3, ((radius * 0.76 * sweep) / letters.length) * 0.96);
  letters.forEach((letter, index) => {
    const angle = -Math.PI / 2 - sweep / 2 + (sweep * (index + 0.5)) / letters.length;
    pen.character(letter, SONG_BOLD, size, around(centre, angle, radius * 0.88 - size * 0.88, size));
  });
  pen.fill(colour);
  windowMark(pen, centre, centre - radius * 0.04, radius * 0.2, colour);
  row(pen, foot, { centre, baseline: centre + radius * 0.56, size: radius * 0.17, colour });
}

/** Sets a character upright to the circle: its foot towards the centre. */
function around(centre: number, angle: number, radius: number, size: number): Place {
  const turn = angle + Math.PI / 2;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [ox, oy] = [centre + Math.cos(angle) * radius, centre + Math.sin(angle) * radius];
  return (x, y) => {
    const [fx, fy] = [x - size / 2, y];
    return [ox + fx * cos - fy * sin, oy + fx * sin + fy * cos];
  };
}

function row(pen: Pen, text: string, look: { centre: number; baseline: number; size: number; colour: string }): void {
  const letters = [...text];
  const start = look.centre - (letters.length * look.size) / 2;
  letters.forEach((letter, index) => {
    pen.character(letter, HEI, look.size * 0.94, (x, y) => [start + index * look.size + x, look.baseline + y]);
  });
  pen.fill(look.colour);
}

/** The mark of the window: a frame with a river in it, standing on one long stroke (一). */
export function windowMark(pen: Pen, x: number, y: number, half: number, colour: string): void {
  const line = half * 0.17;
  pen.rect(x - half, y - half, 2 * half, 2 * half);
  pen.rect(x - half + line, y - half + line, 2 * (half - line), 2 * half - line);
  pen.fillEvenOdd(colour);
  pen.rect(x - line / 2, y - half, line, 2 * half).fill(colour);
  pen.rect(x - half * 1.5, y + half, half * 3, line * 1.5).fill(colour);
  pen.moveTo(x - half, y + half * 0.35);
  pen.curveTo(x - half * 0.4, y - half * 0.25, x + half * 0.3, y + half * 0.75, x + half, y + half * 0.05);
  pen.stroke(colour, line);
}
