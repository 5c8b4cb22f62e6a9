import { constants, inflateSync } from 'node:zlib';

/** Names that a paper has no use for: programs, other programs to start, files inside. */
const MORE = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia)(?![A-Za-z])/;
/** A paper of twenty megabytes has far less than this in its lists of objects; whoever has more has it to keep us busy. */
const MOST_LISTS = 5_000;
const MOST_LISTED = 200 * 1_048_576;
const DICTIONARY = 2_000;

/**
 * Whether a PDF names programs or files anywhere, in the open or in a compressed list of objects. A PDF reader tells of the
 * document's own; pages, links and fields may have theirs too.
 */
export function carriesMore(pdf: Buffer): boolean {
  const text = pdf.toString('latin1');
  if (MORE.test(plainNames(text))) return true;
  let room = MOST_LISTED;
  const starts = [...text.matchAll(/\/ObjStm\b/g)].map(({ index }) => index);
  if (starts.length > MOST_LISTS) return true;
  for (const start of starts) {
    const list = objectList(pdf, text.slice(start, start + DICTIONARY), start, room);
    if (list === undefined || MORE.test(plainNames(list))) return true;
    room -= list.length;
  }
  return false;
}

/** A name may be written with numbers in place of letters: `/Java#53cript`. */
const plainNames = (text: string): string => text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));

/** A compressed list of objects in the open; `undefined` when it is longer than there is room. One that cannot be opened, nobody else opens either. */
function objectList(pdf: Buffer, head: string, at: number, room: number): string | undefined {
  const found = /stream\r?\n/.exec(head);
  if (!found) return '';
  const packed = pdf.subarray(at + found.index + found[0].length);
  try {
    return inflateSync(packed, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: Math.max(1, room) }).toString('latin1');
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? undefined : '';
  }
}
