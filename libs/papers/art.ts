import { deflateSync } from 'node:zlib';
import { Pen } from './pen.ts';

/** A drawing made once per process and placed on any number of papers. It holds outlines only, never text. */
export interface Art {
  readonly width: number;
  readonly height: number;
  /** Deflated PDF operators. */
  readonly content: Buffer;
}

export function drawArt(width: number, height: number, draw: (pen: Pen) => void): Art {
  const pen = new Pen();
  draw(pen);
  return { width, height, content: deflateSync(pen.toString()) };
}

const drawn = new Map<string, Art>();
const KEPT = 200;

/** The art of that key, drawn when it is first asked for. Seals of many registries do not fill the memory: the oldest goes first. */
export function artOnce(key: string, draw: () => Art): Art {
  let art = drawn.get(key);
  if (art) return art;
  art = draw();
  drawn.set(key, art);
  const [oldest] = drawn.keys();
  if (drawn.size > KEPT && oldest !== undefined) drawn.delete(oldest);
  return art;
}
