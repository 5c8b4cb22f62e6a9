import { inflateSync } from 'node:zlib';
import jsqr from 'jsqr';
import { drawArt } from './art.ts';
import { fitText } from './clusters.ts';
import { SONG } from './font.ts';
import { Paper } from './paper.ts';
import { qrArt } from './qr.ts';
import { readPaper } from './read-paper.ts';
import { sealArt } from './seal.ts';
import { specimenArt } from './specimen.ts';

/** Its types describe an ES module, which its file is not. */
const readQr = jsqr as unknown as typeof jsqr.default;

const facts = { title: '营业执照 A&B<测试>"有限公司', author: '温州市 R&D 局', size: [420, 300] as const, at: new Date('2016-02-29T08:00:00Z') };

function aPaper(): Paper {
  const paper = new Paper(facts);
  paper.art(specimenArt(facts.size, { x: 10, y: 10, width: 400, height: 280 }));
  paper.tag('H1', () => paper.text('营业执照', 210, 60, { chain: SONG, size: 30, align: 'centre', spreadTo: 200 }));
  const box = { width: 200, height: 100, largest: 12, smallest: 7, leading: 1.4 };
  paper.tagList([
    {
      label: () => paper.text('名称', 20, 100, { chain: SONG, size: 12 }),
      body: () => paper.block(fitText('温州𬭎㛃工艺品有限公司 Trading Co., Ltd. 及其在本市的全部分支机构', box, SONG), 100, 100, box),
    },
  ]);
  paper.qr('https://registry.example.cn/v/1', 340, 200, 60, '二维码');
  const seal = sealArt({ name: '温州市鹿城区市场监督管理局', foot: '样章', radius: 50, colour: '#c0281c' });
  paper.signatureField({ seal, x: 200, y: 180, signer: '甲(乙)\\局', reason: '核发', place: '温州', at: facts.at });
  return paper;
}

const ascii = (pdf: Buffer): string => pdf.toString('latin1');
const xmpOf = (pdf: Buffer): string => /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(pdf.toString('utf8'))?.[0] ?? '';

describe('a paper', () => {
  it('has the same bytes for the same facts, and others a second later', async () => {
    const first = await aPaper().finish();
    expect((await aPaper().finish()).equals(first)).toBe(true);
    const later = new Paper({ ...facts, at: new Date(facts.at.getTime() + 1000) });
    expect((await later.finish()).equals(await new Paper(facts).finish())).toBe(false);
  });

  it('keeps the rules of PDF/A-2b that can be seen from outside', async () => {
    const pdf = ascii(await aPaper().finish());
    expect(pdf).toMatch(/^%PDF-1\.7\n/);
    expect(pdf).toMatch(/<pdfaid:part>2<\/pdfaid:part>\s*<pdfaid:conformance>B</);
    expect(pdf).toContain('/OutputIntents');
    expect(pdf).toContain('/NeedAppearances false');
    expect(pdf).toContain('/F 132');
    expect(pdf).toMatch(/\/AP <<\s*\/N \d+ 0 R/);
    expect(pdf).not.toMatch(/\/Encrypt|\/JavaScript|\/JS /);
    const fonts = pdf.match(/\/Type \/FontDescriptor/g) ?? [];
    expect(fonts.length).toBeGreaterThan(0);
    expect(pdf.match(/\/FontFile2 /g)).toHaveLength(fonts.length);
  });

  it('escapes title and author in its XMP, and only there', async () => {
    const pdf = await aPaper().finish();
    const xmp = xmpOf(pdf);
    expect(xmp).toContain('营业执照 A&amp;B&lt;测试&gt;&quot;有限公司');
    expect(xmp).toContain('温州市 R&amp;D 局');
    expect(xmp).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    const utf16 = Buffer.from('\ufeffA&B<', 'utf16le').swap16().subarray(2).toString('latin1');
    expect(ascii(pdf)).toContain(utf16);
  });

  it('is tagged and says its language', async () => {
    const pdf = ascii(await aPaper().finish());
    for (const mark of [
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (zh-CN)',
      '/DisplayDocTitle true',
      '/S /H1',
      '/S /Lbl',
      '/S /LBody',
      '/S /Figure',
      '/Alt',
    ]) {
      expect(pdf).toContain(mark);
    }
  });

  it('gives its text back as it was set, without the specimen mark and the seal', async () => {
    const { fields, lines } = await readPaper(await aPaper().finish(), ['名称']);
    expect(fields).toEqual({ 名称: '温州𬭎㛃工艺品有限公司Trading Co., Ltd.及其在本市的全部分支机构' });
    expect(lines[0]).toBe('营业执照');
    expect(lines.join('')).not.toMatch(/样|SPECIMEN|温州市鹿城区/);
  });
});

describe('a QR code', () => {
  it('is read by another program', () => {
    const size = 200;
    const text = 'https://registry.example.cn/v/91330302MA2CQ0AB9X?n=3303022015101200001&s=4f9a2cfe01d2';
    const pixels = new Uint8ClampedArray(size * size * 4).fill(255);
    const operators = inflateSync(qrArt(text, size).content).toString().split('0 0 0 rg')[1] ?? '';
    for (const [, x, y, width, height] of operators.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)) {
      const [left, top] = [Math.round(Number(x)), Math.round(Number(y))];
      const [right, bottom] = [Math.round(Number(x) + Number(width)), Math.round(Number(y) + Number(height))];
      for (let row = top; row < bottom; row++)
        for (let column = left; column < right; column++) pixels.fill(0, (row * size + column) * 4, (row * size + column) * 4 + 3);
    }
    expect(readQr(pixels, size, size)?.data).toBe(text);
  });
});

describe('art', () => {
  it('paints after its colour and moves by place and turn', () => {
    const art = drawArt(10, 10, (pen) => pen.at(1, 2, (at) => at.rect(0, 0, 3, 3).fill('#ff0000')));
    expect(inflateSync(art.content).toString()).toBe('q 1 0 0 1 1 2 cm\n1 0 0 rg\n0 0 3 3 re\nf\nQ');
  });
});
