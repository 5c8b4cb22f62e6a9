import type { EntityType, Facts } from '#libs/contract';
import { checkUnifiedSocialCreditCode, isOrganizationCode } from '#libs/identifiers';
import { isDate } from '#libs/kernel';
import type { NumberKind, OtherNumber } from '#libs/register';

/** Columns of a register that is handed over, under the headings that offices give them, in any order. */
const COLUMNS = {
  code: ['统一社会信用代码', '社会信用代码', 'unifiedSocialCreditCode'],
  registrationNumber: ['注册号', '工商注册号', '营业执照注册号', 'registrationNumber'],
  organizationCode: ['组织机构代码', 'organizationCode'],
  taxpayerId: ['纳税人识别号', '税务登记证号', '税务登记号', 'taxpayerId'],
  socialInsuranceNumber: ['社会保险登记证号', '社保登记证号', '社保登记号', 'socialInsuranceRegistrationNumber'],
  statisticsNumber: ['统计登记证号', '统计证号', 'statisticsRegistrationNumber'],
  industryCode: ['行业代码', '国民经济行业代码', 'industryCode'],
  name: ['企业名称', '名称', '市场主体名称', '字号名称', 'name'],
  type: ['企业类型', '类型', '市场主体类型', 'entityType'],
  state: ['登记状态', '经营状态', '企业状态', '状态', 'state'],
  stateOn: ['状态日期', '注销日期', '吊销日期', 'stateOn'],
  establishedOn: ['成立日期', '注册日期', '设立日期', 'establishedOn'],
  registry: ['登记机关代码', '行政区划代码', '行政区划', 'registry'],
  address: ['住所', '经营场所', '主要经营场所', '营业场所', '地址', 'address'],
  person: ['法定代表人', '经营者', '负责人', '投资人', '执行事务合伙人', '法定代表人姓名', 'legalRepresentative'],
  capital: ['注册资本', '注册资本(元)', '注册资本（元）', 'registeredCapital'],
  capitalTenThousand: ['注册资本(万元)', '注册资本（万元）', '注册资本(万)', '注册资金(万元)'],
  scope: ['经营范围', '业务范围', 'businessScope'],
} as const satisfies Record<string, readonly string[]>;
type Column = keyof typeof COLUMNS;

export type RegisterHeading = ReadonlyMap<Column, number>;

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** Which column stands where; what is not known is not read, and said. */
export function readRegisterHeading(cells: readonly string[]): { heading: RegisterHeading; unread: string[] } | { missing: string[] } {
  const heading = new Map<Column, number>();
  const unread: string[] = [];
  cells.forEach((cell, index) => {
    // Its own keys.
    const column = (Object.keys(COLUMNS) as Column[]).find((one) => COLUMNS[one].some((text) => plain(text) === plain(cell)));
    if (column && !heading.has(column)) heading.set(column, index);
    else if (plain(cell) !== '') unread.push(cell.trim().slice(0, 40));
  });
  const numbers: Column[] = ['code', 'registrationNumber', 'organizationCode'];
  const missing = [...(heading.has('name') ? [] : ['企业名称']), ...(numbers.some((one) => heading.has(one)) ? [] : ['统一社会信用代码'])];
  return missing.length > 0 ? { missing } : { heading, unread };
}

export interface RegisterLine {
  readonly code: string | null;
  readonly registrationNumber: string | null;
  readonly organizationCode: string | null;
  /** Given by the tax, social-insurance and statistics offices. */
  readonly otherNumbers: readonly OtherNumber[];
  readonly entityType: EntityType | null;
  readonly entityTypeCode: string | null;
  readonly state: 'registered' | 'licenceRevoked' | 'deregistered';
  readonly stateOn: string | null;
  readonly establishedOn: string | null;
  readonly registry: string;
  readonly facts: Facts;
}

export interface LineFault {
  readonly column: Column | null;
  readonly code: string;
}

export interface AroundLine {
  readonly heading: RegisterHeading;
  readonly today: string;
  /** Where a line names no registry and its number none either. */
  readonly registry: string;
  knownDivision: (code: string) => boolean;
  /** An industry by its code, with or without its letter. */
  industryCode: (code: string) => Facts['industryCode'];
  /** The name of a four-digit type code. */
  typeName: (code: string) => string | undefined;
}

const MOST = 4_000;

/** Reads one line; the first thing that is wrong with it is told. */
export function readRegisterLine(cells: readonly string[], around: AroundLine): RegisterLine | LineFault {
  const cell = (column: Column): string => (cells[around.heading.get(column) ?? -1] ?? '').normalize('NFC').trim();
  const long = cells.findIndex((text) => text.length > MOST);
  if (long >= 0) return { column: null, code: 'too_long' };
  const numbers = readNumbers(cell);
  if ('column' in numbers) return numbers;
  const name = cell('name').replace(/\s+/gu, '');
  if (name === '') return { column: 'name', code: 'missing' };
  const establishedOn = readDay(cell('establishedOn'));
  if (establishedOn === undefined || (establishedOn !== null && establishedOn > around.today)) return { column: 'establishedOn', code: 'not_a_day' };
  const stateOn = readDay(cell('stateOn'));
  if (stateOn === undefined) return { column: 'stateOn', code: 'not_a_day' };
  const state = readState(cell('state'));
  if (!state) return { column: 'state', code: 'state_unknown' };
  const type = readType(cell('type'), name, around);
  if (!type) return { column: 'type', code: 'type_unknown' };
  const capital = readCapital(cell('capital'), cell('capitalTenThousand'));
  if (capital === undefined) return { column: 'capital', code: 'not_an_amount' };
  const registry = [cell('registry'), numbers.code?.slice(2, 8) ?? '', numbers.registrationNumber?.slice(0, 6) ?? '', around.registry].find(
    around.knownDivision,
  );
  if (registry === undefined) return { column: 'registry', code: 'registry_unknown' };
  const otherNumbers = readOtherNumbers(cell);
  if ('column' in otherNumbers) return otherNumbers;
  const industry = readIndustry(cell('industryCode'), around);
  if (industry === undefined) return { column: 'industryCode', code: 'industry_unknown' };
  return {
    ...numbers,
    otherNumbers,
    ...type,
    state,
    stateOn: state === 'registered' ? null : stateOn,
    establishedOn,
    registry,
    facts: { ...factsOf(cell, name, { capital, registry, type: type.entityType }), ...(industry === null ? {} : { industryCode: industry }) },
  };
}

type Cell = (column: Column) => string;

const OTHER_NUMBERS: readonly [Column, NumberKind][] = [
  ['taxpayerId', 'TAXPAYER_ID'],
  ['socialInsuranceNumber', 'SOCIAL_INSURANCE_NUMBER'],
  ['statisticsNumber', 'STATISTICS_NUMBER'],
];

/** No law says how these are made; they are letters and digits. */
function readOtherNumbers(cell: Cell): OtherNumber[] | LineFault {
  const numbers: OtherNumber[] = [];
  for (const [column, kind] of OTHER_NUMBERS) {
    const number = cell(column).normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
    if (number !== '' && !/^[0-9A-Z]{6,24}$/.test(number)) return { column, code: 'other_number_wrong' };
    if (number !== '') numbers.push({ kind, number });
  }
  return numbers;
}

/** An old register writes the digits with or without their letter; `null`: none is said, `undefined`: there is none such. */
function readIndustry(text: string, { industryCode }: AroundLine): Facts['industryCode'] | null {
  const code = text.normalize('NFKC').replace(/\s/gu, '').toUpperCase();
  return code === '' ? null : industryCode(code);
}

function readNumbers(cell: Cell): Pick<RegisterLine, 'code' | 'registrationNumber' | 'organizationCode'> | LineFault {
  const text = (column: Column): string | null => cell(column).normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase() || null;
  let code = text('code');
  let registrationNumber = text('registrationNumber');
  const organizationCode = text('organizationCode');
  // In mixed registers the old number stands in the column of the code, and the other way round.
  if (code !== null && /^\d{13}(\d\d)?$/.test(code))
    [code, registrationNumber] = [registrationNumber?.length === 18 ? registrationNumber : null, code];
  else if (registrationNumber?.length === 18) [code, registrationNumber] = [code ?? registrationNumber, null];
  if (code === null && registrationNumber === null && organizationCode === null) return { column: 'code', code: 'missing' };
  if (code !== null && !checkUnifiedSocialCreditCode(code).valid) return { column: 'code', code: 'code_wrong' };
  // Whether the check digit of an old number is right is asked when its licence is converted.
  if (registrationNumber !== null && !/^\d{13}(\d\d)?$/.test(registrationNumber)) return { column: 'registrationNumber', code: 'number_wrong' };
  if (organizationCode !== null && !isOrganizationCode(organizationCode)) return { column: 'organizationCode', code: 'organization_code_wrong' };
  return { code, registrationNumber, organizationCode: organizationCode ?? code?.slice(8, 17) ?? null };
}

/** 2009-06-18, 2009/6/18, 2009年6月18日, 20090618; `null`: none is said, `undefined`: no day. */
function readDay(text: string): string | null | undefined {
  if (text === '') return null;
  const [, year, month, day] = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?(?:[ T].*)?$/u.exec(text.normalize('NFKC')) ?? [];
  const written = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
  return isDate(written) ? written : undefined;
}

function readState(text: string): RegisterLine['state'] | undefined {
  if (/^(|存续.*|在业|在营.*|开业|正常|登记成立|registered)$/u.test(text)) return 'registered';
  if (/^(吊销.*|licenceRevoked)$/u.test(text)) return /已注销/u.test(text) ? 'deregistered' : 'licenceRevoked';
  return /^(注销|已注销|deregistered)$/u.test(text) ? 'deregistered' : undefined;
}

const TYPES: readonly [RegExp, EntityType][] = [
  [/分公司|分支机构|COMPANY_BRANCH/u, 'COMPANY_BRANCH'],
  [/个体工商户|个体户|INDIVIDUAL_BUSINESS/u, 'INDIVIDUAL_BUSINESS'],
  [/农民专业合作社|FARMER_COOPERATIVE/u, 'FARMER_COOPERATIVE'],
  [/个人独资企业|SOLE_PROPRIETORSHIP/u, 'SOLE_PROPRIETORSHIP'],
  [/特殊(的)?普通合伙|SPECIAL_GENERAL/u, 'SPECIAL_GENERAL_PARTNERSHIP'],
  [/有限合伙|LIMITED_PARTNERSHIP/u, 'LIMITED_PARTNERSHIP'],
  [/普通合伙|合伙企业|GENERAL_PARTNERSHIP/u, 'GENERAL_PARTNERSHIP'],
  [/股份有限公司|JOINT_STOCK/u, 'JOINT_STOCK_COMPANY'],
  [/有限责任公司|有限公司|LIMITED_LIABILITY/u, 'LIMITED_LIABILITY_COMPANY'],
];

/** By its four digits, its words, or the end of the name; `undefined` where words stand that nobody knows. */
function readType(text: string, name: string, { typeName }: AroundLine): Pick<RegisterLine, 'entityType' | 'entityTypeCode'> | undefined {
  const code = /^\d{4}$/.test(text) ? text : null;
  const words = code ? typeName(code) : text;
  if (words === undefined) return undefined;
  const found = TYPES.find(([pattern]) => pattern.test(words || name))?.[1] ?? null;
  return found === null && text !== '' && !code ? undefined : { entityType: found, entityTypeCode: code };
}

/** In fen; `null`: none is said, `undefined`: no amount. */
function readCapital(yuan: string, tenThousand: string): number | null | undefined {
  const text = (yuan || tenThousand).normalize('NFKC').replace(/[,\s]|人民币|元整?$/gu, '');
  if (text === '') return null;
  const [, figures, unit] = /^(\d{1,12}(?:\.\d{1,6})?)(万)?$/u.exec(text) ?? [];
  if (figures === undefined) return undefined;
  const fen = Math.round(Number(figures) * (unit || yuan === '' ? 1_000_000 : 100));
  return Number.isSafeInteger(fen) ? fen : undefined;
}

function factsOf(
  cell: Cell,
  full: string,
  { capital, registry, type }: { capital: number | null; registry: string; type: EntityType | null },
): Facts {
  const [address, person, scope] = [cell('address'), cell('person'), cell('scope')];
  const post = type === 'INDIVIDUAL_BUSINESS' ? 'operator' : type === 'COMPANY_BRANCH' ? 'personInCharge' : 'legalRepresentative';
  return {
    name: { full, division: '', tradeName: '', industryTerm: '', organizationalForm: '' },
    // By what right a firm is where it is, an old register does not say.
    ...(address === '' ? {} : { address: { divisionCode: registry, text: address } as NonNullable<Facts['address']> }),
    ...(scope === '' ? {} : { businessScope: scope.split(/[；;]/u).flatMap((one) => one.trim() || []) }),
    ...(capital === null ? {} : { registeredCapital: capital }),
    ...(person === '' ? {} : { people: [{ key: post, name: person, document: { type: 'residentIdCard', number: '' }, roles: [post] }] }),
  };
}
