import { invalid, registryTime } from '#libs/kernel';
import { MissingGlyphError } from '#libs/papers';
import { drawDeed } from './deed.pdf.ts';
import type { OwnDeed } from './deed.queries.ts';

/** The paper with a line for each who signs. A character that no font has is told, as the check tells it. */
export async function printDeed(deed: OwnDeed): Promise<Buffer> {
  const signatures = deed.signers.map(
    ({ name, signedAt }) => `${name}：${signedAt ? `已于${registryTime(signedAt).slice(0, 16).replace('T', ' ')}签署` : '未签署'}`,
  );
  try {
    return await drawDeed(deed, { author: deed.name, at: deed.at, draft: deed.draft, signatures });
  } catch (error) {
    if (error instanceof MissingGlyphError) throw invalid('paper.character_not_printable', { given: error.characters.join('') });
    throw error;
  }
}
