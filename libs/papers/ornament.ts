import type { Pen } from './pen.ts';

export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface RibbonLook {
  readonly swing: number;
  /** About the length of one wave: a side holds whole waves. */
  readonly wave: number;
  readonly strands: number;
  readonly colour: string;
  readonly width: number;
}

export interface RosetteLook {
  readonly inner: number;
  readonly outer: number;
  readonly petals: number;
  readonly turns: number;
  readonly colour: string;
  readonly width: number;
}

export interface GroundLook {
  readonly pitch: number;
  readonly swing: number;
  readonly wave: number;
  readonly colour: string;
  readonly width: number;
}

type Spot = readonly [number, number];
const STEPS = 16;

/** Interlaced waves along the four sides of a frame. */
export function ribbonFrame(pen: Pen, { x, y, width, height }: Frame, look: RibbonLook): void {
  const corners: readonly Spot[] = [
    [x, y],
    [x + width, y],
    [x + width, y + height],
    [x, y + height],
  ];
  corners.forEach((corner, side) => pen.at(...corner, (at) => ribbon(at, side % 2 === 0 ? width : height, look), (side * Math.PI) / 2));
}

function ribbon(pen: Pen, length: number, look: RibbonLook): void {
  const waves = Math.round(length / look.wave);
  const wave = length / waves;
  for (let index = 0; index < waves; index++) pen.at(index * wave, 0, (at) => oneWave(at, wave, look));
}

function oneWave(pen: Pen, wave: number, look: RibbonLook): void {
  for (let strand = 0; strand < look.strands; strand++) {
    const phase = (strand / look.strands) * 2 * Math.PI;
    pen.through(
      Array.from({ length: STEPS + 1 }, (_, step): Spot => [(wave * step) / STEPS, Math.sin((step / STEPS) * 2 * Math.PI + phase) * look.swing]),
    );
  }
  pen.stroke(look.colour, look.width);
}

/** A ring of overlapping petals, as on bonds. */
export function rosette(pen: Pen, centre: Spot, look: RosetteLook): void {
  const middle = (look.inner + look.outer) / 2;
  const swing = (look.outer - look.inner) / 2;
  const steps = look.petals * STEPS;
  pen.at(...centre, (at) => {
    for (let turn = 0; turn < look.turns; turn++) {
      const phase = (turn / look.turns) * 2 * Math.PI;
      const points = Array.from({ length: steps }, (_, step): Spot => {
        const angle = (step / steps) * 2 * Math.PI;
        const radius = middle + Math.sin(angle * look.petals + phase) * swing;
        return [Math.cos(angle) * radius, Math.sin(angle) * radius];
      });
      at.through(points).close();
    }
    at.stroke(look.colour, look.width);
  });
}

/** Fine waves over a whole field, pale enough to read through. */
export function ground(pen: Pen, frame: Frame, look: GroundLook): void {
  const rows = Math.floor((frame.height - 2 * look.swing) / look.pitch);
  const halves = Math.round((frame.width / look.wave) * 2);
  const half = frame.width / halves;
  for (let row = 0; row <= rows; row++) {
    pen.at(frame.x, frame.y + look.swing + row * look.pitch, (at) => {
      at.moveTo(0, 0);
      for (let index = 0; index < halves; index++) {
        const lift = (index % 2 === 0 ? -1.3 : 1.3) * look.swing;
        at.curveTo(index * half + half / 3, lift, (index + 1) * half - half / 3, lift, (index + 1) * half, 0);
      }
      at.stroke(look.colour, look.width);
    });
  }
}
