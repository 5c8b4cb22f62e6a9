import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where things stand on one sheet, in millimetres from its top left corner; sizes of type in points; y of a text is its baseline. */
export interface SheetTemplate {
  /** Outer edge of the ornamental border, its depth, and the inner frame that all else keeps inside. */
  readonly border: { readonly margin: number; readonly depth: number };
  readonly inner: Rectangle;
  readonly ornament: { readonly x: number; readonly y: number; readonly radius: number };
  readonly title: { readonly text: string; readonly x: number; readonly y: number; readonly size: number; readonly width: number };
  /** 副本 with its running number. */
  readonly mark?: { readonly text: string; readonly x: number; readonly y: number; readonly size: number };
  /** Several numbers stand below each other and push the columns down. */
  readonly number: { readonly x: number; readonly y: number; readonly pitch: number; readonly one: NumberLook; readonly several: NumberLook };
  readonly columns: readonly ColumnTemplate[];
  readonly registry: {
    readonly label: Point;
    readonly name: Point;
    readonly date: Point;
    readonly size: number;
    readonly labelWidth: number;
    readonly nameWidth: number;
    readonly seal: { readonly x: number; readonly y: number; readonly radius: number };
  };
  readonly qr: { readonly x: number; readonly y: number; readonly size: number; readonly note: Note };
  readonly notes: readonly Note[];
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Rectangle extends Point {
  readonly width: number;
  readonly height: number;
}

export interface NumberLook {
  readonly labelSize: number;
  readonly labelWidth: number;
  readonly gap: number;
  readonly size: number;
}

/** Fields below each other; the last one has the rest of the height. */
export interface ColumnTemplate extends Rectangle {
  readonly fields: readonly string[];
  readonly label: { readonly size: number; readonly width: number; readonly gap: number };
  readonly size: number;
  readonly smallest: number;
  readonly leading: number;
  /** White space between two fields, and how far it may grow on a sheet with little text. */
  readonly rowGap: number;
  readonly rowGapMost: number;
  /** A field that is not the last may fill so many lines of the largest size. */
  readonly most: number;
}

/** Small print. `{issuer}` and `{publicityLine}` and `{qrText}` stand for what the law of the day says there. */
export interface Note extends Point {
  readonly text: string;
  readonly size: number;
  readonly width: number;
  readonly height: number;
  readonly align?: 'left' | 'centre' | 'right';
}

export type PaperKind = 'ORIGINAL' | 'DUPLICATE';

const templates = new Map<string, Readonly<Record<PaperKind, SheetTemplate>>>();

/** The template of a format, read once per process. */
export function templateOf(format: string, paper: PaperKind): SheetTemplate {
  let template = templates.get(format);
  if (!template) {
    // A file of this repository; a specification draws every template there is.
    template = JSON.parse(readFileSync(join(process.cwd(), 'templates', 'licences', `${format}.json`), 'utf8')) as Readonly<
      Record<PaperKind, SheetTemplate>
    >;
    templates.set(format, template);
  }
  return template[paper];
}
