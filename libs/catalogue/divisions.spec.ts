import { theLaw } from '../../test/support/law.ts';

const { divisions } = theLaw;

describe('divisions', () => {
  it.each([
    ['330322', '2015-08-31', '洞头县'],
    ['330322', '2015-09-01', undefined],
    ['330305', '2015-08-31', undefined],
    ['330305', '2015-09-01', '洞头区'],
    ['330383', '2019-09-24', undefined],
    ['330383', '2019-09-25', '龙港市'],
    ['330327', '2024-01-01', '苍南县'],
    ['330302', '2016-01-01', '鹿城区'],
    ['330399', '2016-01-01', undefined],
    ['350200', '2018-03-05', '厦门市'],
    ['110108', '2024-01-01', '海淀区'],
    ['', '2024-01-01', undefined],
  ])('%s on %s is %s', (code, on, name) => expect(divisions.name(code, on)).toBe(name));

  it.each([
    ['330302', '浙江省温州市鹿城区'],
    ['330381', '浙江省瑞安市'],
    ['330324', '浙江省温州市永嘉县'],
    ['330300', '浙江省温州市'],
    ['110108', '北京市海淀区'],
    ['999999', undefined],
  ])('%s is written %s', (code, name) => expect(divisions.fullName(code, '2018-01-01')).toBe(name));

  it.each([
    ['330300', 'prefecture', false],
    ['330301', 'pseudo', false],
    ['330371', 'developmentZone', false],
    ['330302', 'district', true],
    ['330326', 'county', true],
    ['330382', 'countyLevelCity', true],
  ])('%s is a %s', (code, kind, county) => {
    expect(divisions.find(code, '2018-01-01')?.kind).toBe(kind);
    expect(divisions.isCounty(code, '2018-01-01')).toBe(county);
  });

  it('lists a prefecture on a day', () => {
    const names = divisions.within('330300', '2016-01-01').map((one) => one.name);
    expect(names).toEqual(expect.arrayContaining(['鹿城区', '洞头区', '苍南县', '瑞安市']));
    expect(names).not.toContain('洞头县');
    expect(names).not.toContain('龙港市');
  });

  it('knows who took over', () => expect(divisions.all.find((one) => one.code === '330322')?.successors).toContain('330305'));

  it('a registry covers its own area, a prefecture its counties', () => {
    expect([divisions.covers('330302', '330302'), divisions.covers('330302', '330304'), divisions.covers('330300', '330304')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(divisions.covers('330300', '330600')).toBe(false);
  });
});
