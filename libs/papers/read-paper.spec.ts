import { UnreadablePdfError, type PrintedText } from './pdf-text.ts';
import { readingOf, readPaper } from './read-paper.ts';

/** A piece of text of 10 points, each Chinese character as wide as high, others half as wide. */
const at = (x: number, y: number, text: string, sheet = 1, size = 10): PrintedText => {
  const width = [...text].reduce((sum, character) => sum + (character > '\u2000' ? size : size / 2), 0);
  return { sheet, text, x, y, width, size };
};
const LABELS = ['名称', '类型', '住所', '注册资本', '经营范围'];
const fieldsOf = (...texts: PrintedText[]): Readonly<Record<string, string>> => readingOf(texts, LABELS).fields;

describe('reading a paper', () => {
  it('finds letter-spaced labels and what stands beside them', () => {
    expect(fieldsOf(at(0, 10, '名'), at(30, 10, '称'), at(60, 10, '甲公司'), at(0, 30, '类 型'), at(60, 30, '有限'))).toEqual({
      名称: '甲公司',
      类型: '有限',
    });
  });

  it('gives an empty text for a label with nothing beside it', () => {
    expect(fieldsOf(at(0, 10, '名称'), at(0, 30, '类型'), at(60, 30, '有限'))).toEqual({ 名称: '', 类型: '有限' });
  });

  it('joins the lines below that begin at the same place, up to the next label', () => {
    const texts = [at(0, 10, '经营范围'), at(60, 10, '甲；'), at(60, 24, '乙；'), at(60, 38, '丙'), at(0, 52, '住所'), at(60, 52, '丁')];
    expect(fieldsOf(...texts)).toEqual({ 经营范围: '甲；乙；丙', 住所: '丁' });
  });

  it('keeps two columns apart', () => {
    const texts = [at(0, 10, '名称'), at(60, 10, '甲甲'), at(90, 10, '住所'), at(150, 10, '丙丙'), at(60, 24, '乙乙'), at(150, 24, '丁')];
    expect(fieldsOf(...texts)).toEqual({ 名称: '甲甲乙乙', 住所: '丙丙丁' });
  });

  it('knows the next label whichever edge the labels share', () => {
    const texts = [at(10, 10, '名称'), at(40, 10, '甲'), at(-10, 24, '注册资本'), at(40, 24, '乙'), at(10, 38, '类型'), at(40, 38, '丙')];
    expect(fieldsOf(...texts)).toEqual({ 名称: '甲', 注册资本: '乙', 类型: '丙' });
  });

  it('leaves out small print and notes that begin elsewhere', () => {
    const texts = [at(0, 10, '经营范围'), at(60, 10, '甲'), at(80, 24, '（下接附页）'), at(60, 36, '监制', 1, 6)];
    expect(fieldsOf(...texts)).toEqual({ 经营范围: '甲' });
  });

  it('goes on on a continuation sheet', () => {
    expect(fieldsOf(at(0, 10, '经营范围'), at(60, 10, '甲；'), at(0, 10, '经营范围（续）', 2), at(90, 10, '乙', 2))).toEqual({ 经营范围: '甲；乙' });
  });

  it('takes a label inside a text for text', () => {
    expect(fieldsOf(at(0, 10, '经营范围'), at(60, 10, '企业名称'), at(100.2, 10, '类型咨询'), at(60, 24, '住所出租'))).toEqual({
      经营范围: '企业名称类型咨询住所出租',
    });
  });

  it('keeps white space between Latin words only', () => {
    expect(fieldsOf(at(0, 10, '名称'), at(60, 10, '甲 公 司 Big'), at(128, 10, 'Co., Ltd.'), at(60, 24, 'East'))).toEqual({
      名称: '甲公司Big Co., Ltd. East',
    });
    expect(fieldsOf(at(0, 10, '名称'), at(60, 10, 'x'.repeat(20)), at(60, 24, 'xx 乙'))).toEqual({ 名称: `${'x'.repeat(22)}乙` });
  });

  it.each([
    ['nothing', ''],
    ['no PDF', 'hello'],
    ['half a PDF', '%PDF-1.7\n1 0 obj\n<< /Type /Catalog'],
  ])('says so when given %s', async (_, text) => {
    await expect(readPaper(Buffer.from(text), LABELS)).rejects.toThrow(UnreadablePdfError);
  });
});
