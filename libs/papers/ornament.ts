import type { Pen } from './pen.ts';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Interlaced waves along the four sides of a frame; every side holds whole waves, so that the corners meet. */
export function ribbonFrame(pen: Pen, frame: Frame, look: { swing: number; wave: number; strands: number; colour: string; width: number }): void {
  const { x, y, width, height } = frame;
  const corners: readonly (readonly [number, number])[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
    [x, y],
  ];
  for (let strand = 0; strand < look.strands; strand++) {
    const phase = (strand / look.strands) * 2 * Math.PI;
    corners.slice(0, -1).forEach((from, side) => ribbon(pen, from, corners[side + 1] ?? from, phase, look));
  }
  pen.stroke(look.colour, look.width);
}

function ribbon(pen: Pen, from: readonly [number, number], to: readonly [number, number], phase: number, look: { swing: number; wave: number }): void {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const waves = Math.round(length / look.wave);
  const steps = waves * 8;
  const points = Array.from({ length: steps + 1 }, (_, step): readonly [number, number] => {
    const along = step / steps;
    const across = Math.sin(along * waves * 2 * Math.PI + phase) * look.swing;
    return [from[0] + dx * along - (dy / length) * across, from[1] + dy * along + (dx / length) * across];
  });
  pen.through(points);
}

/** A ring of overlapping petals, as on banknotes and bonds. */
export function rosette(pen: Pen, centre: readonly [number, number], look: { inner: number; outer: number; petals: number; turns: number; colour: string; width: number }): void {
  const middle = (look.inner + look.outer) / 2;
  const swing = (look.outer - look.inner) / 2;
  for (let turn = 0; turn < look.turns; turn++) {
    const phase = (turn / look.turns) * 2 * Math.PI;
    const steps = look.petals * 14;
    const points = Array.from({ length: steps }, (_, step): readonly [number, number] => {
      const angle = (step / steps) * 2 * Math.PI;
      const radius = middle + Math.sin(angle * look.petals + phase) * swing;
      return [centre[0] + Math.cos(angle) * radius, centre[1] + Math.sin(angle) * radius];
    });
    pen.through(points).close();
  }
  pen.stroke(look.colour, look.width);
}

/** Fine waves over a whole field, pale enough to read through. */
export function ground(pen: Pen, frame: Frame, look: { pitch: number; swing: number; wave: number; colour: string; width: number }): void {
  const rows = Math.floor((frame.height - 2 * look.swing) / look.pitch);
  for (let row = 0; row <= rows; row++) {
    const y = frame.y + look.swing + row * look.pitch;
    const steps = Math.round((frame.width / look.wave) * 4);
    pen.moveTo(frame.x, y);
    for (let step = 0; step < steps; step++) {
      const from = frame.x + (frame.width * step) / steps;
      const run = frame.width / steps;
      const lift = (step % 2 === 0 ? -1 : 1) * look.swing * (1 + 0.5 * Math.sin(row / 3));
      pen.curveTo(from + run / 3, y + lift, from + (2 * run) / 3, y + lift, from + run, y);
    }
  }
  pen.stroke(look.colour, look.width);
}
