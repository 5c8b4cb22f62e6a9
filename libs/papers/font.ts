import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fontkit from 'fontkit';

/** Song carries the values, its bold the title, Hei the labels; `ext` holds the characters beyond the basic plane that the others lack. */
export type Face = 'song' | 'songBold' | 'hei' | 'ext';

/** A font parsed once and kept for the life of the process. */
export interface PaperFont {
  readonly face: Face;
  readonly font: fontkit.Font;
  /** The same font for pdfkit to set text with. */
  readonly unshaped: fontkit.Font;
  has(codePoint: number): boolean;
  /** Width in em. */
  advance(codePoint: number): number;
}

/** The faces that are tried for a character, first one first. */
export type Chain = readonly Face[];
export const SONG: Chain = ['song', 'ext'];
export const SONG_BOLD: Chain = ['songBold', 'song', 'ext'];
export const HEI: Chain = ['hei', 'song', 'ext'];

const EXPO = join('node_modules', '@expo-google-fonts');
const FILES: Readonly<Record<Face, { file: string; folders: readonly string[] }>> = {
  song: { file: 'NotoSerifSC_400Regular.ttf', folders: [join(EXPO, 'noto-serif-sc', '400Regular')] },
  songBold: { file: 'NotoSerifSC_700Bold.ttf', folders: [join(EXPO, 'noto-serif-sc', '700Bold')] },
  hei: { file: 'NotoSansSC_400Regular.ttf', folders: [join(EXPO, 'noto-sans-sc', '400Regular')] },
  ext: { file: 'HanaMinB.ttf', folders: [] },
};

/** Of several code points that share one glyph, the one in the earliest range is what a reader of the file gets. */
const CANONICAL: readonly (readonly [number, number])[] = [
  [0x20, 0x7e],
  [0x4e00, 0x9fff],
  [0xb7, 0xb7],
  [0x2013, 0x2026],
  [0x3000, 0x3015],
  [0x2460, 0x24ff],
  [0xff01, 0xff5e],
  [0x3400, 0x4dbf],
  [0x20000, 0x323af],
];

let folders: readonly string[] = ['templates/fonts', '/usr/share/fonts/truetype/hanazono', '/usr/local/share/fonts'];
const opened = new Map<Face, PaperFont | null>();

/** Where fonts are looked for before the installed packages. To be said before the first paper is drawn. */
export function setFontFolders(dirs: readonly string[]): void {
  folders = ['templates/fonts', ...dirs];
  opened.clear();
}

/** The font of a face; `null` when its file is nowhere, which only the fallback may be. */
export function openFont(face: Face): PaperFont | null {
  const known = opened.get(face);
  if (known !== undefined) return known;
  const { file, folders: own } = FILES[face];
  const path = [...folders, ...own].map((folder) => join(folder, file)).find((candidate) => existsSync(candidate));
  if (!path && face !== 'ext') throw new Error(`font file ${file} is in none of ${[...folders, ...own].join(', ')}`);
  const font = path ? parse(face, path) : null;
  opened.set(face, font);
  return font;
}

function parse(face: Face, path: string): PaperFont {
  const font = fontkit.create(readFileSync(path));
  if (!('characterSet' in font)) throw new Error(`${path} is a collection of fonts, not a font`);
  const codePoints = font.characterSet;
  pinGlyphs(font, codePoints);
  const known = new Set(codePoints);
  const advances = new Map<number, number>();
  return {
    face,
    font,
    unshaped: unshaped(font),
    has: (codePoint) => known.has(codePoint),
    advance(codePoint) {
      let advance = advances.get(codePoint);
      if (advance === undefined) {
        advance = font.glyphForCodePoint(codePoint).advanceWidth / font.unitsPerEm;
        advances.set(codePoint, advance);
      }
      return advance;
    },
  };
}

/**
 * Draws each character by its own glyph and as wide as it is measured. fontkit would join letters to ligatures, which
 * are copied as one odd character, and spends most of a paper's time on finding them.
 */
function unshaped(font: fontkit.Font): fontkit.Font {
  const layout = (text: string): { glyphs: fontkit.Glyph[]; positions: fontkit.GlyphPosition[]; readonly advanceWidth: number } => {
    const glyphs = Array.from(text, (character) => font.glyphForCodePoint(character.codePointAt(0) ?? 0));
    const positions = glyphs.map(({ advanceWidth }) => ({ xAdvance: advanceWidth, yAdvance: 0, xOffset: 0, yOffset: 0 }));
    return {
      glyphs,
      positions,
      // Read after pdfkit has scaled the positions.
      get advanceWidth() {
        return positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0);
      },
    };
  };
  const derived: fontkit.Font = Object.create(font, { layout: { value: layout } });
  return derived;
}

/**
 * Asks for every glyph once, canonical code points first. fontkit remembers a glyph with the code points of the first
 * request, and that is what gets written as the text of every later file: without this, one paper with ⼀ (U+2F00)
 * turns 一 (U+4E00) into U+2F00 in all papers after it.
 */
function pinGlyphs(font: fontkit.Font, codePoints: readonly number[]): void {
  const ranked = codePoints.map((codePoint) => ({ codePoint, rank: rank(codePoint) }));
  for (const { codePoint } of ranked.sort((a, b) => a.rank - b.rank)) font.glyphForCodePoint(codePoint);
}

function rank(codePoint: number): number {
  const found = CANONICAL.findIndex(([from, to]) => from <= codePoint && codePoint <= to);
  return found < 0 ? CANONICAL.length : found;
}

/** The first font of the chain that can draw the character. */
export function fontFor(character: string, chain: Chain): PaperFont | null {
  const codePoint = character.codePointAt(0) ?? 0;
  for (const face of chain) {
    const font = openFont(face);
    if (font?.has(codePoint)) return font;
  }
  return null;
}

/** A text holds characters that no font here can draw. Found before a filing is submitted, so that no licence stops for it. */
export class MissingGlyphError extends Error {
  readonly characters: readonly string[];

  constructor(characters: readonly string[]) {
    super(`no glyph for ${characters.map((one) => `${one} U+${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}`).join(', ')}`);
    this.characters = characters;
  }
}

/** The characters of a text that no font of the values can draw, each once. Control characters and variation selectors are among them. */
export function missingGlyphs(text: string): string[] {
  return [...new Set(text)].filter((character) => character !== '\n' && fontFor(character, SONG) === null);
}
