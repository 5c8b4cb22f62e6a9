import { amountInWords, fenOf, shownAmount, shownShare, typedAmount } from './amount.ts';

describe('an amount', () => {
  it.each([
    [0, '零元整'],
    [100, '壹元整'],
    [1000, '壹拾元整'],
    [100_000_000, '壹佰万元整'],
    [12_500_000, '壹拾贰万伍仟元整'],
    [10_050, '壹佰元伍角'],
    [10_005, '壹佰元零伍分'],
    [5, '伍分'],
    [1_000_500_00, '壹佰万零伍佰元整'],
    [100_000_000_00, '壹亿元整'],
    [100_000_001_00, '壹亿零壹元整'],
    [100_010_000_00, '壹亿零壹万元整'],
    [1_010_100, '壹万零壹佰零壹元整'],
    [5_000_000_000_00, '伍拾亿元整'],
    [300_015_00, '叁拾万零壹拾伍元整'],
  ])('%i fen in words is %s', (fen, words) => expect(amountInWords(fen)).toBe(words));

  it('is read as people type it', () => {
    expect(fenOf('100', '万元')).toBe(100_000_000);
    expect(fenOf(' 12.5 ', '万元')).toBe(12_500_000);
    expect(fenOf('１００', '万元')).toBe(100_000_000);
    expect(fenOf('10万', '元')).toBe(10_000_000);
    expect(fenOf('1,000,000元', '万元')).toBe(100_000_000);
    expect(fenOf('0.000001', '万元')).toBe(1);
  });

  it('is not guessed', () => {
    for (const text of ['', '一百万', '-5', '1.2.3', '0.001', '99999999999999999999']) expect(fenOf(text, '元')).toBeNull();
  });

  it('goes back to what was typed', () => {
    for (const fen of [100_000_000, 12_500_000, 1, 123_456_789]) expect(fenOf(typedAmount(fen, '万元'), '万元')).toBe(fen);
    expect(typedAmount(100_000_000, '万元')).toBe('100');
    expect(shownAmount(100_000_000, 'zh')).toBe('100 万元');
    expect(shownAmount(100_000_000, 'en')).toBe('CNY 1,000,000');
    expect(shownShare(1, 8)).toBe('12.5%');
  });
});
