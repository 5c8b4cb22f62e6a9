import { fontFor, HEI, missingGlyphs, openFont, SONG } from './font.ts';
import { Paper } from './paper.ts';
import { readPaper } from './read-paper.ts';

async function copied(text: string, chain = SONG): Promise<string> {
  const paper = new Paper({ title: 't', author: 'a', size: [600, 200], at: new Date(0) });
  paper.text(text, 20, 50, { chain, size: 12 });
  return (await readPaper(await paper.finish(), [])).lines.join('');
}

describe('fonts', () => {
  it('are parsed once', () => expect(openFont('song')).toBe(openFont('song')));

  // A glyph that two code points share is written as the one it was first asked for, for the life of the process.
  it.each([
    ['⼀⼈⼤', '一人大'],
    ['⋯➀', '…①'],
  ])('give the canonical characters also after a paper with %s', async (odd, usual) => {
    for (const chain of [SONG, HEI]) {
      await copied(odd, chain);
      expect(await copied(usual, chain)).toBe(usual);
    }
  });

  it('draw rare name characters, and give them back', async () => {
    const rare = '䶮𠅤㛃喆堃犇淼镕翀甯㼆𬱖𬭎𫍯𬀩𬶍𪩘𬍛𬸚𫖮𬬭𣲗𤩽㙓㑇䒟䓛䲠𬘓𬇙𠙶𦙶';
    expect(missingGlyphs(rare)).toEqual([]);
    expect(await copied(rare)).toBe(rare);
  });

  it('name the characters that none of them has, each once', () => {
    expect(missingGlyphs('温州\u{1F600}澄岩☑☑贸易\u0007')).toEqual(['\u{1F600}', '☑', '\u0007']);
    expect(missingGlyphs('温州澄岩·贸易（有限合伙）ABC 123')).toEqual([]);
  });

  it('fall back to the font of extension B where it is installed, and miss the character where it is not', () => {
    const installed = openFont('ext') !== null;
    expect(fontFor('𠀀', SONG)?.face).toBe(installed ? 'ext' : undefined);
    expect(missingGlyphs('𠀀')).toEqual(installed ? [] : ['𠀀']);
  });
});
