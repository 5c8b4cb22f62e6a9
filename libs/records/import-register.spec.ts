import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { makeRegistrationNumber, makeUnifiedSocialCreditCode, organizationCheck } from '#libs/identifiers';
import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { firmPage, RegisterEntity, RegisterName, searchRegister } from '#libs/register';
import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { importRegister } from './import-register.ts';
import { RegisterImport } from './register-import.entity.ts';
import { registerImportFaults } from './register-import.queries.ts';

let folder: string;
beforeAll(() => {
  useTestConfig();
  folder = mkdtempSync(join(tmpdir(), 'register-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => setRegistryClock(new Date('2026-03-02T02:00:00Z')));

const organisation = (number: number): string => {
  const body = `PDY${String(number).padStart(5, '0')}`;
  return body + organizationCheck(body);
};
const code = (number: number): string => makeUnifiedSocialCreditCode('91', '330302', organisation(number));
const OLD = makeRegistrationNumber('33038220000029');
const HEADING =
  '企业名称,注册号,统一社会信用代码,组织机构代码,企业类型,登记状态,成立日期,住所,法定代表人,注册资本（万元）,经营范围,备注,纳税人识别号,行业代码';
const LINES = [
  `温州青禾鞋业有限公司,,${code(7001)},,1130,存续,2009-06-18,"温州市鹿城区飞霞路1号, 2楼",季澄海,100,鞋类制造；鞋类批发,x`,
  `乐清市川流电器有限公司,${OLD},,${organisation(7002)},有限责任公司,开业,2009年6月18日,乐清市柳市镇1号,南乐川,"1,000",电器制造,,330382 7002A,3812`,
  `温州旧船五金厂,,${OLD.slice(0, 14)}9,,个人独资企业,吊销,2001/1/8,,,,,`, // the old number in the column of the code; its check digit is asked later
  `温州青禾鞋业有限公司,,${code(7001)},,1130,存续,2009-06-18,,,,,`,
  `温州白堤贸易有限公司,,${code(7003).slice(0, 17)}A,,1130,存续,2009-06-18,,,,,`,
  `温州白堤商行,,${code(7004)},,1130,存续,2009-13-40,,,,,`,
  `温州白堤二行,,${code(7005)},,宇宙公司,存续,,,,,,`,
  ',,,,,,,,,,,备注',
];
const written = (name: string, lines: readonly string[], encoding: 'utf-8' | 'gb18030'): string => {
  const path = join(folder, name);
  writeFileSync(path, iconv.encode([HEADING, ...lines].join('\r\n'), encoding));
  return path;
};
const take = (path: string) => importRegister(database(), SYSTEM, { path, fileName: 'old.csv', source: '旧系统', registry: '330300' });
const tx = () => database().manager;

it('takes over what can be read, in either encoding, tells every other line with its reason, and adds nothing the second time', async () => {
  const first = await take(written('gb.csv', LINES, 'gb18030'));
  expect(first).toMatchObject({ encoding: 'gb18030', state: 'DONE', done: 8, added: 3, same: 0, bad: 5, unread: ['备注'] });
  const faults = await registerImportFaults(tx(), first.id);
  expect(faults.map(({ line, column, code: why }) => [line, column, why])).toEqual([
    [5, null, 'same_entry'],
    [6, 'code', 'code_wrong'],
    [7, 'establishedOn', 'not_a_day'],
    [8, 'type', 'type_unknown'],
    [9, 'code', 'missing'],
  ]);
  expect(faults[0]?.reason).toContain('2');

  expect(await firmPage(tx(), code(7001), { on: '2015-01-01' })).toMatchObject({
    ...{ name: '温州青禾鞋业有限公司', entityType: 'LIMITED_LIABILITY_COMPANY', entityTypeCode: '1130', registeredCapital: 100_000_000 },
    ...{
      businessScope: ['鞋类制造', '鞋类批发'],
      address: '温州市鹿城区飞霞路1号, 2楼',
      people: [{ name: '季澄海' }],
      history: [{ kind: 'import' }],
    },
  });
  expect(await firmPage(tx(), OLD)).toMatchObject({ name: '乐清市川流电器有限公司', registry: '330382', registeredCapital: 1_000_000_000 });
  expect((await searchRegister(tx(), { q: '3303827002a', industry: 'C38' })).rows).toMatchObject([{ code: OLD }]);
  expect((await searchRegister(tx(), { q: '旧船五金' })).rows).toMatchObject([{ state: 'licenceRevoked' }]);

  const again = await take(written('utf.csv', LINES, 'utf-8'));
  expect(again).toMatchObject({ encoding: 'utf-8', added: 0, same: 3, bad: 5 });
  expect([await tx().count(RegisterEntity), await tx().count(RegisterName)]).toEqual([3, 3]);

  const other = await take(written('other.csv', [LINES[0]?.replace('飞霞路', '车站大道') ?? ''], 'utf-8'));
  expect((await registerImportFaults(tx(), other.id)).map(({ code: why }) => why)).toEqual(['differs_from_register']);
  expect((await firmPage(tx(), code(7001))).address).toContain('飞霞路');
});

it('goes on where it was stopped, entering nothing twice', async () => {
  const lines = Array.from({ length: 5_000 }, (_, at) => `温州续行${at}号贸易有限公司,,${code(10_000 + at)},,1130,存续,2009-06-18,,,,,`);
  const path = written('long.csv', lines, 'utf-8');
  let told = 0;
  const stopped = importRegister(database(), SYSTEM, { path, fileName: 'long.csv', source: '旧系统', registry: '330300' }, () => {
    told += 1;
    if (told === 2) throw new Error('the machine went down');
  });
  await expect(stopped).rejects.toThrow('went down');
  const half = await tx().findOneByOrFail(RegisterImport, { fileName: 'long.csv' });
  expect(half).toMatchObject({ state: 'RUNNING', done: 4_000, added: 4_000 });
  expect(half.bytesDone).toBeLessThan(half.bytes);
  expect(await take(path)).toMatchObject({ id: half.id, state: 'DONE', done: 5_000, added: 5_000, same: 0, bad: 0 });
  expect(await tx().countBy(RegisterEntity, { entityTypeCode: '1130', registry: '330302' })).toBe(5_001);
}, 90_000);

it('refuses a file that is neither, or has no names', async () => {
  const path = join(folder, 'bad.csv');
  writeFileSync(path, Buffer.from([0xff, 0xff, 0x00, 0x81]));
  await expect(take(path)).rejects.toMatchObject({ code: 'import.encoding_unknown' });
  writeFileSync(path, '甲,乙\n1,2\n');
  await expect(take(path)).rejects.toMatchObject({ code: 'import.heading_wrong' });
});
