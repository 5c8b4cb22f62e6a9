import type { NamedDivision, NameLaw } from '#libs/catalogue';
import { characters, simplified, tidy } from './name-text.ts';

export interface NameParts {
  division: string;
  tradeName: string;
  industryTerm: string;
  organizationalForm: string;
  /** Of a branch: the parent's full name, and the place or function after it. */
  parentName?: string;
  place?: string;
}

export interface PartsOptions {
  /** Code of the registry, else the city of this system: counties of other provinces are recognised by their full name only. */
  near?: string;
  /** The name is in the register, so that it has a trade name: 温州动力有限公司 has 动力. */
  registered?: boolean;
}

/** The four parts of a full name, found from both ends: division or bracketed division, form, then the industry by the longest line of known words. */
export function partsOf(full: string, law: NameLaw, options: PartsOptions = {}): NameParts {
  const text = tidy(full);
  const { form, rest } = formAtEnd(text, law);
  const branch = branchParts(rest, form, law);
  if (branch) return branch;

  const bracket = /^(.+?)（([^（）]+)）(.*)$/u.exec(rest);
  if (bracket && isDivision(bracket[2] ?? '', law)) {
    const [, before = '', division = '', after = ''] = bracket;
    if (after !== '') return { division, tradeName: before, industryTerm: after, organizationalForm: form };
    return { division, ...middle(before, law, options), organizationalForm: form };
  }
  const plain = simplified(rest);
  const { units } = law.divisions.read(plain, { near: options.near ?? law.forms.home });
  // A county's short name may begin the trade name: 温州永嘉达. The longest line of divisions that leaves a trade name wins.
  for (let count = units.length; count > 0; count--) {
    const length = lengthOf(units.slice(0, count), plain);
    const parts = middle(rest.slice(length), law, options);
    const isSure = count === 1 && units.some(({ division }) => division.code.endsWith('00') || plain.startsWith(division.name));
    if (isSure || characters(parts.tradeName).length >= 2) return { division: rest.slice(0, length), ...parts, organizationalForm: form };
  }
  return { division: '', ...middle(rest, law, options), organizationalForm: form };
}

/** How much of the text a line of divisions takes; simplifying keeps the number of characters. */
const lengthOf = (units: readonly NamedDivision[], text: string): number =>
  units.reduce((at, { division, short }) => at + (text.startsWith(division.name, at) ? division.name.length : short.length), 0);

const isDivision = (text: string, law: NameLaw): boolean => {
  const { units, rest } = law.divisions.read(simplified(text));
  return units.length > 0 && rest === '';
};

/** The form at the end, with the kind of partnership or the like in brackets. */
function formAtEnd(text: string, law: NameLaw): { form: string; rest: string } {
  const kind = [...law.forms.partnershipKinds, '（个体工商户）', '（个人独资）'].find((one) => text.endsWith(one)) ?? '';
  const before = text.slice(0, text.length - kind.length);
  if (law.forms.partnershipKinds.includes(kind)) {
    // 会计师事务所（特殊普通合伙）: what stands before the bracket is industry wording, but for the word 合伙企业 itself.
    const enterprise = before.endsWith('合伙企业') ? '合伙企业' : '';
    return { form: enterprise + kind, rest: before.slice(0, before.length - enterprise.length) };
  }
  const ending = endings(law).find((one) => before.endsWith(one) && before.length > one.length) ?? '';
  return { form: ending + kind, rest: before.slice(0, before.length - ending.length) };
}

const endingsByLaw = new WeakMap<NameLaw, readonly string[]>();

/** Every form that can end a name, longest first. */
function endings(law: NameLaw): readonly string[] {
  const known = endingsByLaw.get(law);
  if (known) return known;
  const all = new Set(law.forms.endings);
  for (const rule of law.forms.types) {
    for (const ending of rule.endings ?? []) all.add(ending);
    for (const form of rule.exactly ?? []) for (const prefix of ['', ...rule.prefixes]) all.add(prefix + form);
  }
  const sorted = [...all].sort((a, b) => b.length - a.length);
  endingsByLaw.set(law, sorted);
  return sorted;
}

/** 温州瓯越信息科技有限公司 + 瑞安 + 分公司. */
function branchParts(rest: string, form: string, law: NameLaw): NameParts | undefined {
  if (!(law.forms.formOf('COMPANY_BRANCH').endings ?? []).includes(form)) return undefined;
  const ofCompany = law.forms.types.flatMap((rule) => rule.exactly ?? []);
  const end = Math.max(
    ...[...ofCompany, '专业合作社', ...law.forms.partnershipKinds].map((one) =>
      rest.lastIndexOf(one) < 0 ? -1 : rest.lastIndexOf(one) + one.length,
    ),
  );
  if (end <= 0) return undefined;
  return { division: '', tradeName: '', industryTerm: '', organizationalForm: form, parentName: rest.slice(0, end), place: rest.slice(end) };
}

type Middle = Pick<NameParts, 'tradeName' | 'industryTerm'>;

/** Trade name and industry term: the industry is the longest line of known words at the end that leaves a trade name of two characters. */
function middle(text: string, law: NameLaw, { registered = false }: PartsOptions): Middle {
  const plain = simplified(text);
  const starts = industryStarts(plain.length === text.length ? plain : text, law);
  const cut = (at: number): Middle => ({ tradeName: text.slice(0, at), industryTerm: text.slice(at) });
  const leaving = starts.find((at) => characters(text.slice(0, at)).length >= 2);
  if (leaving !== undefined) return cut(leaving);
  const [first] = starts;
  if (first === undefined || (first === 0 && registered)) return cut(text.length);
  return cut(starts.find((at) => at > 0) ?? first);
}

/** Places from which the text is a line of known industry words, the earliest first. */
function industryStarts(text: string, law: NameLaw): number[] {
  const { words, functionWords } = law.industries;
  const isLine = new Array<boolean>(text.length + 1).fill(false);
  isLine[text.length] = true;
  for (let from = text.length - 1; from >= 0; from--) {
    for (let to = from + 1; to <= Math.min(text.length, from + LONGEST_WORD) && !isLine[from]; to++) {
      const word = text.slice(from, to);
      // A single character is an industry only where it ends the term: 面 in 阿福面馆.
      isLine[from] = isLine[to] === true && (functionWords.has(word) || (words.has(word) && (to - from > 1 || to === text.length)));
    }
  }
  return [...isLine.keys()].filter((at) => at < text.length && isLine[at]);
}

const LONGEST_WORD = 16;

/** The texts that the parts may form: 区划+字号+行业+形式, 字号（区划）行业形式, 字号行业（区划）形式. */
export function layouts(parts: NameParts): string[] {
  const [division, trade, industry, form] = [parts.division, parts.tradeName, parts.industryTerm, parts.organizationalForm].map(tidy);
  const bare = (division ?? '').replace(/^（(.*)）$/u, '$1');
  if (bare === '') return [`${trade}${industry}${form}`];
  return [`${bare}${trade}${industry}${form}`, `${trade}（${bare}）${industry}${form}`, `${trade}${industry}（${bare}）${form}`];
}
