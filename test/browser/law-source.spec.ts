import { sourceWords } from '../../apps/portal/src/features/filing/law-source.ts';

describe('a source of law in words', () => {
  it('names the law and its article', () => {
    expect(sourceWords('NAME04 8; NAME20 5')).toEqual(['《企业名称登记管理实施办法》第 8 条', '《企业名称登记管理规定》第 5 条']);
  });

  it('leaves out what has no title', () => {
    expect(sourceWords('own rule')).toEqual([]);
    expect(sourceWords('process.md 6; NAME133')).toEqual(['《企业名称禁限用规则》']);
  });
});
