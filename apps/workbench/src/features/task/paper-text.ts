/** A piece of text on a page, where it begins and how far it goes, in points from the page's foot. */
export interface Piece {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place on a page, in parts of its size from its head. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const plain = (text: string): string => text.normalize('NFKC').replace(/[\s,，]/gu, '');

/** Where one of the words stands on a page: the first that is found, with every piece it runs over. Blanks and line ends do not matter. */
export function placesOf(pieces: readonly Piece[], words: readonly string[], page: { width: number; height: number }): Box[] {
  const letters = pieces.flatMap((piece) => {
    const own = [...piece.text];
    return own.flatMap((letter, at) => [...plain(letter)].map((one) => ({ one, piece, at, of: own.length })));
  });
  const whole = letters.map(({ one }) => one).join('');
  const word = words.map(plain).find((one) => one.length > 1 && whole.includes(one));
  if (word === undefined) return [];
  const begin = [...whole.slice(0, whole.indexOf(word))].length;
  const hit = letters.slice(begin, begin + [...word].length);
  return [...new Set(hit.map(({ piece }) => piece))].map((piece) => {
    const own = hit.filter((letter) => letter.piece === piece);
    const [first = 0, last = 0, of = 1] = [own[0]?.at, own.at(-1)?.at, own[0]?.of];
    const [x, wide] = [piece.x + (piece.width * first) / of, (piece.width * (last - first + 1)) / of];
    return {
      left: x / page.width,
      top: 1 - (piece.y + piece.height) / page.height,
      width: wide / page.width,
      height: (piece.height * 1.25) / page.height,
    };
  });
}
