import { theLaw } from '../../test/support/law.ts';
import { nameKeys } from './name-keys.ts';
import { partsOf } from './name-parts.ts';
import { isChinese, normaliseText, pinyinOf, soundAlike, soundsWithin, tidy } from './name-text.ts';

describe('texts of names', () => {
  it('folds width, brackets, spaces, separators and traditional forms for comparison', () => {
    expect(tidy(' 瓯江(温州)　潮汐 ')).toBe('瓯江（温州）潮汐');
    expect(normaliseText('甌江＆潮汐·光影')).toBe('瓯江潮汐光影');
    expect(normaliseText('%')).toBe('');
    expect(normaliseText('\ud800\u202e')).toBe('');
  });
  it('knows characters from symbols', () => {
    for (const character of ['温', '𬭎', '〇', '華']) expect(isChinese(character)).toBe(true);
    for (const character of ['A', '9', '⼭', '々', '〤', '·', '🐟', '\ud800', '']) expect(isChinese(character)).toBe(false);
  });
  it('reads sounds without tones, with every reading of a character', () => {
    expect(pinyinOf('牛栏岗')).toBe('niu lan gang');
    expect(soundAlike('牛栏山', '牛兰山')).toBe(true);
    expect(soundAlike('全聚德', '荃巨得')).toBe(true);
    expect(soundAlike('瓯越', '瓯海')).toBe(false);
    expect(soundAlike('', '')).toBe(false);
    expect(soundsWithin('栏山', '牛兰山')).toBe(true);
    expect(soundsWithin('栏', '牛兰山')).toBe(false);
  });
});

describe('parts of a full name', () => {
  const parts = (full: string): string[] => {
    const found = partsOf(full, theLaw.names, { near: '330302' });
    return [found.parentName ?? '', found.division, found.tradeName, found.industryTerm, found.place ?? '', found.organizationalForm].filter(Boolean);
  };
  it.each([
    ['温州瓯越信息科技有限公司', ['温州', '瓯越', '信息科技', '有限公司']],
    ['温州市鹿城区瓯越信息科技有限责任公司', ['温州市鹿城区', '瓯越', '信息科技', '有限责任公司']],
    ['红光（北京）酒业发展有限公司', ['北京', '红光', '酒业发展', '有限公司']],
    ['红光酒业（北京）有限公司', ['北京', '红光', '酒业', '有限公司']],
    ['温州永嘉达贸易有限公司', ['温州', '永嘉达', '贸易', '有限公司']],
    ['温州汐岚股权投资合伙企业（有限合伙）', ['温州', '汐岚', '股权投资', '合伙企业（有限合伙）']],
    ['温州衡鉴会计师事务所（特殊普通合伙）', ['温州', '衡鉴', '会计师事务所', '（特殊普通合伙）']],
    ['瑞安市阿橘水果店', ['瑞安市', '阿橘', '水果', '店']],
    ['文成县青禾湾蔬菜专业合作社', ['文成县', '青禾湾', '蔬菜', '专业合作社']],
    ['温州独秀电气股份有限公司', ['温州', '独秀', '电气', '股份有限公司']],
    ['温州瓯越集团有限公司', ['温州', '瓯越', '集团有限公司']],
    ['温州瓯越信息科技有限公司瑞安分公司', ['温州瓯越信息科技有限公司', '瑞安', '分公司']],
    ['温州科技有限公司', ['温州', '科技', '有限公司']],
    ['和平鸽贸易有限公司', ['和平鸽', '贸易', '有限公司']],
    ['瑞安市科技有限公司', ['瑞安市', '科技', '有限公司']],
    ['', []],
  ])('%s', (full, expected) => expect(parts(full)).toEqual(expected));
});

describe('keys', () => {
  it('of one name in other spellings are equal', () => {
    const keys = nameKeys('溫州市澄岩貿易有限公司', theLaw.names);
    expect(keys).toEqual({
      normalised: '温州澄岩贸易有限责任公司',
      division: '温州',
      tradeName: '澄岩',
      pinyin: 'cheng yan',
      industryTerm: '贸易',
      form: '有限责任公司',
    });
    expect(nameKeys('温州澄岩贸易有限责任公司', theLaw.names).normalised).toBe(keys.normalised);
    expect(nameKeys('温州澄岩贸易股份公司', theLaw.names).normalised).toBe('温州澄岩贸易股份有限公司');
  });
});
