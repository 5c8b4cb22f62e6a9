import { drawArt, fitText, HEI, Paper, SONG, SONG_BOLD, type Fitted, type TextLook } from '#libs/papers';
import type { Deed } from './deed.rules.ts';

/** What belongs to one print and not to what the paper says. */
export interface DeedPrint {
  readonly author: string;
  /** Registry time of the last change: equal facts give equal bytes. */
  readonly at: Date;
  readonly draft: boolean;
  /** A place each for who signs. */
  readonly signers: readonly { readonly name: string }[];
}

const SIZE = [595, 842] as const;
const LEFT = 72;
const WIDTH = SIZE[0] - 2 * LEFT;
const TOP = 96;
const BOTTOM = 770;
const LEADING = 1.7;
const ENDLESS = 1_000_000;

/** The place of a signature. */
export const SIGNATURE_BOX = { width: 220, height: 44 } as const;
/** Its field on the paper, counted as the signers are. */
export const fieldOf = (place: number): string => `signer-${place + 1}`;
const BOX_LEFT = LEFT + WIDTH - SIGNATURE_BOX.width;
const BOX_STEP = SIGNATURE_BOX.height + 12;
const dots = drawArt(SIGNATURE_BOX.width, SIGNATURE_BOX.height, (pen) => {
  pen
    .moveTo(0, SIGNATURE_BOX.height - 4)
    .lineTo(SIGNATURE_BOX.width, SIGNATURE_BOX.height - 4)
    .stroke('#8a8f98', 0.6);
});

interface Piece {
  readonly fitted: Fitted;
  readonly heading: boolean;
  readonly y: number;
  /** Whose signature stands beside it. */
  readonly place?: number;
}

/** Draws a paper on as many sheets as it needs; each says which of how many it is, and a draft says so on each. */
export function drawDeed(deed: Deed, print: DeedPrint): Promise<Buffer> {
  const sheets = layOut(deed, print);
  const paper = new Paper({ title: `${deed.title}\u3000${deed.name}`, author: print.author, size: SIZE, at: print.at });
  sheets.forEach((pieces, index) => {
    if (index > 0) paper.addSheet();
    const line = (text: string, x: number, y: number, look: TextLook): void => paper.tag('P', () => paper.text(text, x, y, look));
    if (print.draft) line('草稿\u3000未递交', SIZE[0] - LEFT, 48, { chain: HEI, size: 11, align: 'right', colour: '#b3261e' });
    if (index === 0) paper.tag('H1', () => paper.text(deed.title, SIZE[0] / 2, TOP, { chain: SONG_BOLD, size: 20, align: 'centre' }));
    for (const { fitted, heading, y, place } of pieces) {
      paper.tag(heading ? 'H2' : 'P', () =>
        paper.block(fitted, LEFT, y, { width: WIDTH, leading: LEADING, ...(heading ? { colour: '#1d3a5f' } : {}) }),
      );
      if (place !== undefined) leaveRoom(paper, print, { place, y });
    }
    line(`第${index + 1}页\u3000共${sheets.length}页`, SIZE[0] / 2, 806, { chain: SONG, size: 9, align: 'centre' });
  });
  return paper.finish();
}

/** A line to sign on; a paper that may be signed has its field there. */
function leaveRoom(paper: Paper, { draft, signers }: DeedPrint, { place, y }: { place: number; y: number }): void {
  const top = y - SIGNATURE_BOX.height / 2 - 4;
  paper.art(dots, BOX_LEFT, top);
  if (!draft) paper.openField({ name: fieldOf(place), signer: signers[place]?.name ?? '', x: BOX_LEFT, y: top, ...SIGNATURE_BOX });
}

function layOut({ sections }: Deed, { signers }: DeedPrint): Piece[][] {
  let sheet: Piece[] = [];
  const sheets = [sheet];
  let y = TOP + 36;
  const turn = (): void => {
    sheets.push((sheet = []));
    y = TOP;
  };
  for (const { heading, lines } of sections) {
    // A heading stays with the line below it.
    if (y + 60 > BOTTOM) turn();
    put(heading, true);
    for (const text of lines) put(text, false);
    y += 12;
  }
  signers.forEach(({ name }, place) => {
    if (y + (place === 0 ? 24 : 0) + BOX_STEP > BOTTOM) turn();
    if (place === 0) put('签署', true);
    y += BOX_STEP / 2;
    sheet.push({
      fitted: fitText(name, { width: WIDTH - SIGNATURE_BOX.width - 12, height: 36, largest: 10.5, smallest: 6, leading: 1.2 }, SONG),
      heading: false,
      y,
      place,
    });
    y += BOX_STEP / 2;
  });
  return sheets;

  function put(text: string, heading: boolean): void {
    const size = heading ? 12 : 10.5;
    const { lines } = fitText(text, { width: WIDTH, height: ENDLESS, largest: size, smallest: size, leading: LEADING }, heading ? HEI : SONG);
    for (let done = 0; done < lines.length;) {
      if (y > BOTTOM) turn();
      const room = Math.floor((BOTTOM - y) / (size * LEADING)) + 1;
      const part = lines.slice(done, done + room);
      sheet.push({ fitted: { size, lines: part, rest: '' }, heading, y });
      y += part.length * size * LEADING;
      done += part.length;
    }
  }
}
