import type { EntityManager } from 'typeorm';
import type { ListFaultView, RegisterImportView } from '#libs/contract';
import { notFound, registryTime } from '#libs/kernel';
import { spoken, type Language } from '#libs/platform';
import { RegisterImport, RegisterImportFault } from './register-import.entity.ts';

const MOST_SHOWN = 100;

export async function registerImports(tx: EntityManager): Promise<RegisterImportView[]> {
  return (await tx.find(RegisterImport, { order: { startedAt: 'DESC' }, take: MOST_SHOWN })).map(importView);
}

export async function getRegisterImport(tx: EntityManager, id: string): Promise<RegisterImportView> {
  const found = await tx.findOneBy(RegisterImport, { id });
  if (!found) throw notFound('import.not_found');
  return importView(found);
}

/** Every line that was not taken over, with its reason, in the order of the file. */
export async function registerImportFaults(tx: EntityManager, id: string): Promise<ListFaultView[]> {
  await getRegisterImport(tx, id);
  const rows = await tx.find(RegisterImportFault, { where: { importId: id }, order: { line: 'ASC' } });
  return rows.map(({ line, column, code, ofLine }) => ({ line, column, code, reason: reasonOf(code, ofLine, spoken()) }));
}

const importView = ({ startedAt, finishedAt, startedBy: _startedBy, sha256: _sha256, ...row }: RegisterImport): RegisterImportView => ({
  ...row,
  startedAt: registryTime(startedAt),
  finishedAt: finishedAt && registryTime(finishedAt),
});

const WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  quote_broken: { zh: '引号没有成对，这一行读不出来。', en: 'A quotation mark is not closed; the line cannot be read.' },
  too_long: { zh: '有一格超过 4000 个字。', en: 'A cell has more than 4,000 characters.' },
  missing: { zh: '这一格不能空着。', en: 'This cell must not be empty.' },
  code_wrong: { zh: '统一社会信用代码不对。', en: 'The unified social credit code is wrong.' },
  number_wrong: { zh: '注册号不是 13 位或 15 位数字。', en: 'The registration number has neither 13 nor 15 digits.' },
  organization_code_wrong: { zh: '组织机构代码不对。', en: 'The organisation code is wrong.' },
  not_a_day: { zh: '不是日期，或者在今天以后；写成 2009-06-18。', en: 'Not a day, or later than today; write 2009-06-18.' },
  other_number_wrong: {
    zh: '税务、社保、统计登记号只能是 6 到 24 位字母和数字。',
    en: 'Numbers of the tax, insurance and statistics offices have 6 to 24 letters and digits.',
  },
  industry_unknown: { zh: '没有这个行业代码。', en: 'There is no such industry code.' },
  state_unknown: { zh: '没有这种登记状态；写存续、吊销或注销。', en: 'There is no such state; write 存续, 吊销 or 注销.' },
  type_unknown: { zh: '没有这种企业类型。', en: 'There is no such type.' },
  not_an_amount: { zh: '不是金额。', en: 'Not an amount.' },
  registry_unknown: { zh: '看不出归哪个登记机关。', en: 'It does not say which registry keeps it.' },
  same_entry: { zh: '和前面第 {{of}} 行是同一家。', en: 'The same firm as line {{of}}.' },
  differs_from_register: {
    zh: '登记簿里已有这一家，内容不同；没有改动登记簿。',
    en: 'The firm stands here already and reads otherwise; nothing was changed.',
  },
  numbers_of_two: { zh: '这一行的几个号码属于登记簿里的两家。', en: 'The numbers of this line belong to two firms of the register.' },
};

export const reasonOf = (code: string, of: number | null, language: Language): string =>
  (WORDS[code]?.[language] ?? code).replace('{{of}}', String(of ?? ''));
