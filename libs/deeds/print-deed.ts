import { invalid } from '#libs/kernel';
import { MissingGlyphError } from '#libs/papers';
import type { FileStore } from '#libs/platform';
import { drawDeed } from './deed.pdf.ts';
import type { OwnDeed } from './deed.queries.ts';

/** The file that carries the signatures given so far; where none is kept, the paper as it will be signed. */
export const deedFile = (files: FileStore, deed: OwnDeed): Promise<Buffer> => (deed.sha256 ? files.get(deed.sha256) : printDeed(deed));

/** The paper with a place for each who signs. A character that no font has is told, as the check tells it. */
export async function printDeed(deed: OwnDeed): Promise<Buffer> {
  try {
    return await drawDeed(deed, { author: deed.name, at: deed.at, draft: deed.draft, signers: deed.signers });
  } catch (error) {
    if (error instanceof MissingGlyphError) throw invalid('paper.character_not_printable', { given: error.characters.join('') });
    throw error;
  }
}
