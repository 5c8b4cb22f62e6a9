import type { Language } from '#libs/platform';

/** Why a line could not be entered, for whoever made the list. */
const FAULT_WORDS: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  quote_broken: { zh: '引号没有成对，这一行读不出来。', en: 'A quotation mark is not closed; the line cannot be read.' },
  cells_do_not_match_heading: { zh: '这一行的格数和表头不一样。', en: 'The line has another number of cells than the heading.' },
  control_character: { zh: '这一行有读不出的字符。', en: 'The line holds a character that cannot be read.' },
  missing: { zh: '这一格不能空着。', en: 'This cell must not be empty.' },
  not_a_day: { zh: '不是日期，写成 2026-03-01。', en: 'Not a day; write 2026-03-01.' },
  ends_before_it_begins: { zh: '结束日期早于开始日期。', en: 'It ends before it begins.' },
  cause_unknown: { zh: '没有这个原因。', en: 'There is no such cause.' },
  too_long: { zh: '超过 500 个字。', en: 'More than 500 characters.' },
  code_wrong: { zh: '统一社会信用代码不对。', en: 'The unified social credit code is wrong.' },
  document_type_unknown: { zh: '没有这种证件。', en: 'There is no such kind of document.' },
  number_wrong: { zh: '证件号码不对，或者被遮住了一部分。', en: 'The number is wrong, or partly hidden.' },
  same_entry: { zh: '和前面第 {{of}} 行是同一条。', en: 'The same entry as line {{of}}.' },
  entity_not_in_register: { zh: '登记簿里没有这个代码。', en: 'No entity in the register bears this code.' },
};

export function reasonOf(code: string, of: number | undefined, language: Language): string {
  return (FAULT_WORDS[code]?.[language] ?? code).replace('{{of}}', String(of ?? ''));
}
