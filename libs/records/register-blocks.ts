import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import iconv from 'iconv-lite';
import { invalid } from '#libs/kernel';

export type Encoding = 'utf-8' | 'gb18030';

export interface RegisterFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly encoding: Encoding;
}

const BLOCK = 4 * 1024 * 1024;
/** A line that is longer was never closed: its quote would swallow the rest of the file. */
const LONGEST = 4 * BLOCK;
const [NEWLINE, QUOTE] = [0x0a, 0x22];

/** Looks through a file once: how long it is, its hash, and how it is written. What is whole in neither way is refused, not guessed at. */
export async function lookThrough(path: string): Promise<RegisterFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  let utf8 = true;
  let other = true;
  for await (const { block } of blocksOf(path)) {
    hash.update(block);
    bytes += block.length;
    if (block.includes(0)) utf8 = other = false;
    utf8 &&= isUtf8(block);
    other &&= !iconv.decode(block, 'gb18030').includes('\ufffd');
  }
  if (!utf8 && !other) throw invalid('import.encoding_unknown', { path: 'file' });
  if (bytes === 0) throw invalid('import.empty', { path: 'file' });
  return { path, bytes, sha256: hash.digest('hex'), encoding: utf8 ? 'utf-8' : 'gb18030' };
}

export const decodeBlock = (block: Buffer, encoding: Encoding): string => iconv.decode(block, encoding).replace(/^\ufeff/u, '');

export interface Block {
  readonly block: Buffer;
  /** Where it begins in the file. */
  readonly from: number;
}

/** Pieces of a file that end where a line ends outside quotes: neither mark is part of another character in both encodings. */
export async function* blocksOf(path: string): AsyncGenerator<Block> {
  const file = await open(path, 'r');
  try {
    let rest = Buffer.alloc(0);
    let from = 0;
    for (let at = 0; ;) {
      const chunk = Buffer.alloc(BLOCK);
      const { bytesRead } = await file.read(chunk, 0, BLOCK, at);
      at += bytesRead;
      const all = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
      if (bytesRead === 0) {
        if (all.length > 0) yield { block: all, from };
        return;
      }
      const end = endOfLines(all);
      if (end === 0 && all.length < LONGEST) rest = all;
      else {
        const cut = end === 0 ? all.lastIndexOf(NEWLINE) + 1 || all.length : end;
        yield { block: all.subarray(0, cut), from };
        from += cut;
        rest = Buffer.from(all.subarray(cut));
      }
    }
  } finally {
    await file.close();
  }
}

/** After the last line end before which every quote is closed; 0 when there is none. */
function endOfLines(bytes: Buffer): number {
  let end = 0;
  let open = false;
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] === QUOTE) open = !open;
    else if (bytes[at] === NEWLINE && !open) end = at + 1;
  }
  return end;
}
