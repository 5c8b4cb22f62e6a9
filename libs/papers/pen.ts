import { fontFor, MissingGlyphError, type Chain } from './font.ts';

/** How a drawing in its own units stands on the paper: x to the right, y downwards. */
export type Place = (x: number, y: number) => readonly [number, number];

const upright: Place = (x, y) => [x, y];
const number = (value: number): string => String(Math.round(value * 100) / 100);
const QUARTER = 0.5523;

/** Writes the operators of a PDF drawing. Coordinates run from the top left corner, in points. */
export class Pen {
  private readonly painted: string[] = [];
  private path: string[] = [];

  moveTo(x: number, y: number): this {
    return this.put(x, y, 'm');
  }

  lineTo(x: number, y: number): this {
    return this.put(x, y, 'l');
  }

  curveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): this {
    this.path.push(`${[x1, y1, x2, y2, x, y].map(number).join(' ')} c`);
    return this;
  }

  close(): this {
    this.path.push('h');
    return this;
  }

  rect(x: number, y: number, width: number, height: number): this {
    this.path.push(`${[x, y, width, height].map(number).join(' ')} re`);
    return this;
  }

  circle(x: number, y: number, radius: number): this {
    const arm = radius * QUARTER;
    return this.moveTo(x + radius, y)
      .curveTo(x + radius, y + arm, x + arm, y + radius, x, y + radius)
      .curveTo(x - arm, y + radius, x - radius, y + arm, x - radius, y)
      .curveTo(x - radius, y - arm, x - arm, y - radius, x, y - radius)
      .curveTo(x + arm, y - radius, x + radius, y - arm, x + radius, y)
      .close();
  }

  /** A line through points. */
  through(points: readonly (readonly [number, number])[]): this {
    points.forEach(([x, y], index) => (index === 0 ? this.moveTo(x, y) : this.lineTo(x, y)));
    return this;
  }

  /** The outline of one character, set with its origin (left end of the baseline) at 0, 0 of the place. Text that nobody can copy. */
  character(character: string, chain: Chain, size: number, place: Place = upright): this {
    const font = fontFor(character, chain);
    if (!font) throw new MissingGlyphError([character]);
    const scale = size / font.font.unitsPerEm;
    const at = (x: number, y: number): readonly [number, number] => place(x * scale, -y * scale);
    let here: readonly [number, number] = [0, 0];
    for (const { command, args } of font.font.glyphForCodePoint(character.codePointAt(0) ?? 0).path.commands) {
      const points = pairs(args).map(([x, y]) => at(x, y));
      const [first = here, second = here, third = here] = points;
      if (command === 'moveTo') this.moveTo(...first);
      else if (command === 'lineTo') this.lineTo(...first);
      else if (command === 'quadraticCurveTo') this.curveTo(...between(here, first), ...between(second, first), ...second);
      else if (command === 'bezierCurveTo') this.curveTo(...first, ...second, ...third);
      else this.close();
      here = points.at(-1) ?? here;
    }
    return this;
  }

  fill(colour: string): this {
    return this.paint(`${channels(colour)} rg`, 'f');
  }

  fillEvenOdd(colour: string): this {
    return this.paint(`${channels(colour)} rg`, 'f*');
  }

  stroke(colour: string, width: number): this {
    return this.paint(`${channels(colour)} RG ${number(width)} w 1 j 1 J`, 'S');
  }

  /** Draws with the origin moved to a place and turned. The same drawing at many places is the same text many times, which deflates to almost nothing. */
  at(x: number, y: number, draw: (pen: Pen) => void, turn = 0): this {
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    this.painted.push(`q ${[cos, sin, -sin, cos, x, y].map(number).join(' ')} cm`);
    draw(this);
    this.painted.push('Q');
    return this;
  }

  toString(): string {
    return this.painted.join('\n');
  }

  private put(x: number, y: number, operator: string): this {
    this.path.push(`${number(x)} ${number(y)} ${operator}`);
    return this;
  }

  /** PDF wants the colour before the path. */
  private paint(colour: string, operator: string): this {
    this.painted.push(colour, ...this.path, operator);
    this.path = [];
    return this;
  }
}

/** The control point of a cubic curve that equals a quadratic one. */
const between = (end: readonly [number, number], control: readonly [number, number]): [number, number] => [
  end[0] + (2 / 3) * (control[0] - end[0]),
  end[1] + (2 / 3) * (control[1] - end[1]),
];

function pairs(values: readonly number[]): [number, number][] {
  return values.flatMap((value, index): [number, number][] => (index % 2 === 0 ? [[value, values[index + 1] ?? 0]] : []));
}

/** `#rrggbb` as the three numbers of a PDF. */
const channels = (colour: string): string => [1, 3, 5].map((at) => number(parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
