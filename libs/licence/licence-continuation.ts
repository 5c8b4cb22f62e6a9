import { CONTINUED, fitText, HEI, SONG, SONG_BOLD, type Fitted, type Paper } from '#libs/papers';
import type { LaidColumn } from './licence-columns.ts';
import { nameOf, type LicenceFace } from './licence-face.ts';
import { LABEL_BROWN, mm } from './licence-frame.ts';
import type { SheetTemplate } from './licence-template.ts';

export interface Continued {
  readonly label: string;
  readonly fitted: Fitted;
}

/** Where text stands on a continuation sheet, in points. */
interface Region {
  readonly size: number;
  readonly labelX: number;
  readonly x: number;
  /** First baseline. */
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly headY: number;
}

const LEADING = 1.5;
const SMALLEST = 9;

function regionOf({ inner }: SheetTemplate): Region {
  const edge = mm(inner.width) * 0.07;
  const size = 12;
  const labelWidth = size * 8;
  const headY = mm(inner.y) + edge + size * 1.6;
  const y = headY + size * 7;
  return {
    size,
    headY,
    y,
    labelX: mm(inner.x) + edge,
    x: mm(inner.x) + edge + labelWidth,
    width: mm(inner.width) - 2 * edge - labelWidth,
    height: mm(inner.y + inner.height) - edge - y + size,
  };
}

/** What did not fit on the licence, one piece a sheet. */
export function continuations(columns: readonly LaidColumn[], template: SheetTemplate): Continued[] {
  const { width, height, size } = regionOf(template);
  const sheets: Continued[] = [];
  for (const field of columns.flatMap((column) => column.fields)) {
    for (let rest = field.fitted.rest; rest;) {
      const fitted = fitText(rest, { width, height, largest: size, smallest: SMALLEST, leading: LEADING }, SONG);
      sheets.push({ label: field.label + CONTINUED, fitted });
      rest = fitted.rest;
    }
  }
  return sheets;
}

export interface ContinuationFacts {
  readonly face: LicenceFace;
  readonly template: SheetTemplate;
  readonly continued: Continued;
  readonly sheet: number;
  readonly sheets: number;
}

/** A sheet that belongs to the licence: says whose it is, which of how many, and goes on where the licence broke off. */
export function drawContinuation(document: Paper, { face, template, continued, sheet, sheets }: ContinuationFacts): void {
  const { size, headY, y, labelX, x, width } = regionOf(template);
  const centre = mm(template.inner.x + template.inner.width / 2);
  document.tag('H1', () => document.text('营业执照附页', centre, headY, { chain: SONG_BOLD, size: size * 1.7, align: 'centre' }));
  document.tag('P', () =>
    document.text(`第${sheet}页\u3000共${sheets}页`, centre, headY + size * 1.8, { chain: SONG, size: size * 0.8, align: 'centre' }),
  );
  const whose = `${nameOf(face)}\u3000${face.numbers[0]?.value ?? ''}`.trim();
  const box = { width: x + width - labelX, height: size * 2, largest: size, smallest: 6, leading: 1.3 };
  document.tag('P', () => document.block(fitText(whose, box, SONG), labelX, headY + size * 4, { width: box.width, leading: box.leading }));
  document.tagList([
    {
      label: () => document.text(continued.label, labelX, y, { chain: HEI, size: size * 0.9, colour: LABEL_BROWN }),
      body: () => document.block(continued.fitted, x, y, { width, leading: LEADING }),
    },
  ]);
}
