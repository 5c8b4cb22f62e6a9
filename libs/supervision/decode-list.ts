import { isUtf8 } from 'node:buffer';
import { invalid } from '#libs/kernel';

export interface DecodedList {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/** Offices hand lists over in UTF-8 or GB 18030. What is whole in neither is refused, not guessed at. */
export function decodeList(bytes: Buffer): DecodedList {
  if (bytes.includes(0)) throw invalid('import.encoding_unknown', { path: 'file' });
  if (isUtf8(bytes)) return { text: bytes.toString('utf8').replace(/^\ufeff/, ''), encoding: 'utf-8' };
  try {
    return { text: new TextDecoder('gb18030', { fatal: true }).decode(bytes), encoding: 'gb18030' };
  } catch {
    throw invalid('import.encoding_unknown', { path: 'file' });
  }
}
