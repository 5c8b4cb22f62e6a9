import { breakLines, clustersOf, fitText, textOf, type Box, type Fitted, type Line } from './clusters.ts';
import { MissingGlyphError, SONG } from './font.ts';

const broken = (text: string, em: number): string[] => breakLines(clustersOf(text, SONG), em).map(({ clusters }) => textOf(clusters));
const linesOf = ({ lines }: Fitted): string[] => lines.map(({ clusters }) => textOf(clusters));
const box = (changes: Partial<Box> = {}): Box => ({ width: 120, height: 40, largest: 12, smallest: 7, leading: 1.4, ...changes });

describe('lines', () => {
  it('never begin with a closing mark or end with an opening one', () => {
    expect(broken('一二三四五，六七八', 5)).toEqual(['一二三四', '五，六七八']);
    expect(broken('一二三四（五六）', 5)).toEqual(['一二三四', '（五六）']);
    const text = '服装（含校服）、鞋帽；“老字号”食品。'.repeat(20);
    for (let em = 4; em < 30; em++) {
      for (const line of broken(text, em)) expect(line).not.toMatch(/^[）、；”。]|[（“]$/);
    }
  });

  it('keep words and numbers whole, and cut only a word that is longer than a line', () => {
    expect(broken('位于青鹭路1018号', 6)).toEqual(['位于青鹭路', '1018号']);
    const long = broken(`甲${'x'.repeat(60)}乙`, 10);
    expect(long.join('')).toBe(`甲${'x'.repeat(60)}乙`);
    expect(long.length).toBeGreaterThan(2);
  });

  it('are no wider than the box', () => {
    const lines: Line[] = breakLines(clustersOf('温州 International Trading 有限公司，Co., Ltd. '.repeat(9), SONG), 11);
    for (const { clusters } of lines)
      expect(clustersOf(textOf(clusters).trimEnd(), SONG).reduce((sum, { width }) => sum + width, 0)).toBeLessThan(11.001);
  });

  it('do not tear characters beyond the basic plane', () => {
    expect(broken('𬱖𬭎𫍯𬀩𬶍', 2)).toEqual(['𬱖𬭎', '𫍯𬀩', '𬶍']);
  });

  it('are refused with every missing character named', () => {
    expect(() => clustersOf('☐甲☑', SONG)).toThrow(MissingGlyphError);
    expect(() => clustersOf('☐甲☑', SONG)).toThrow('☐ U+2610, ☑ U+2611');
  });
});

describe('fitting', () => {
  it('leaves short text at its largest', () => {
    expect(fitText('日用百货销售', box(), SONG)).toMatchObject({ size: 12, rest: '' });
    expect(fitText('', box(), SONG)).toMatchObject({ size: 12, lines: [], rest: '' });
  });

  it('shrinks in quarter points as little as needed', () => {
    const text = '甲'.repeat(40);
    const fitted = fitText(text, box(), SONG);
    expect(fitted.size).toBeLessThan(12);
    expect(fitted.size * 4).toBe(Math.round(fitted.size * 4));
    expect(linesOf(fitted).join('')).toBe(text);
    const larger = fitText(text, box({ smallest: fitted.size + 0.25 }), SONG);
    expect(larger.rest).not.toBe('');
  });

  it('hands on what does not fit at the smallest size, cut behind an item', () => {
    const text = Array.from({ length: 60 }, (_, index) => `第${index}项销售`).join('；');
    const fitted = fitText(text, box({ height: 60 }), SONG);
    expect(fitted.size).toBe(7);
    expect(linesOf(fitted).join('')).toMatch(/；$/);
    expect(linesOf(fitted).join('') + fitted.rest).toBe(text);
  });

  it('loses nothing, whatever the size of the box', () => {
    const text = '竹制品销售；木制品 Wood-working 批发（含𬭎器）、陶制品。'.repeat(30);
    for (let height = 7; height < 200; height += 9) {
      const fitted = fitText(text, box({ height }), SONG);
      expect(linesOf(fitted).join('') + fitted.rest).toBe(text);
      expect(fitted.lines.length === 0 || (fitted.lines.length - 1) * fitted.size * 1.4 + fitted.size).toBeLessThanOrEqual(height + 0.02);
    }
  });
});
