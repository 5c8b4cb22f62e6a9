/** A piece of HTML whose texts are safe. */
export class Html {
  constructor(readonly text: string) {}
}

type Piece = Html | string | number | false | undefined | readonly Piece[];

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const written = (piece: Piece): string => {
  if (piece instanceof Html) return piece.text;
  if (typeof piece === 'string') return piece.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');
  if (typeof piece === 'object') return piece.map(written).join('');
  return typeof piece === 'number' ? String(piece) : '';
};

/** Writes HTML; whatever is put in is shown as text, but for other pieces of HTML. */
export const html = (strings: TemplateStringsArray, ...pieces: Piece[]): Html =>
  new Html(strings.map((text, at) => text + written(pieces[at])).join(''));
