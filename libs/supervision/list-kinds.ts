import type { ImportedList } from '#libs/contract';
import type { ListName } from './supervision.entity.ts';

export interface Column {
  /** Under which an entry keeps the value, or one of the keys `code`, `documentType` and `number`. */
  readonly field: string;
  /** Headings that mean this column. */
  readonly headings: readonly string[];
  readonly holds: 'code' | 'documentType' | 'number' | 'cause' | 'date' | 'text' | 'dropped';
  readonly required: boolean;
}

export interface ListKind {
  readonly list: ListName;
  readonly columns: readonly Column[];
  /** Fields with the first day, and with the day on which it is over. */
  readonly from: string;
  readonly to: string;
  /** On the day in `to` it still holds. */
  readonly lastDayHolds: boolean;
  /** The cause of every entry, where the list is about one. */
  readonly cause?: string;
}

const column = (field: string, holds: Column['holds'], headings: string, required = false): Column => ({
  field,
  holds,
  headings: [field, ...headings.split(' ')],
  required,
});

const ENTITY = [column('code', 'code', 'unifiedSocialCreditCode 统一社会信用代码', true), column('name', 'dropped', '名称 企业名称 主体名称')];
const PERSON = [
  column('name', 'dropped', '姓名 被执行人姓名'),
  column('documentType', 'documentType', '证件类型'),
  column('number', 'number', 'documentNumber 证件号码 身份证号码 公民身份号码', true),
];
const PAPERS = [column('authority', 'text', '决定机关 作出决定机关 列入机关 机关 执行法院'), column('reference', 'text', '文号 决定文号 案号')];

const listed = (list: ListName, cause: boolean): ListKind => ({
  list,
  ...{ from: 'listedOn', to: 'removedOn', lastDayHolds: false },
  columns: [
    ...ENTITY,
    column('cause', 'cause', '列入原因 列入事由', cause),
    column('listedOn', 'date', '列入日期', true),
    column('removedOn', 'date', '移出日期'),
    ...PAPERS,
  ],
});

/** The lists that can be handed over, each with its columns in whatever order. Names of people are read over: who is meant, the number says. */
export const LIST_KINDS: Readonly<Record<ImportedList, ListKind>> = {
  abnormal: listed('abnormalList', true),
  seriousViolation: listed('seriousViolationList', false),
  dishonestDebtor: {
    ...{ list: 'postRestrictions', from: 'from', to: 'to', lastDayHolds: true, cause: 'DISHONEST_JUDGMENT_DEBTOR' },
    columns: [...PERSON, column('from', 'date', '发布日期 列入日期 立案日期', true), column('to', 'date', '退出日期 屏蔽日期 截止日期'), ...PAPERS],
  },
  postBan: {
    ...{ list: 'postRestrictions', from: 'from', to: 'to', lastDayHolds: true },
    columns: [
      ...PERSON,
      column('cause', 'cause', '限制原因 原因 事由', true),
      column('from', 'date', '起始日期 限制起始日期', true),
      column('to', 'date', '截止日期 限制截止日期'),
      ...PAPERS,
    ],
  },
};

export const IMPORTED_LISTS: readonly ImportedList[] = ['abnormal', 'seriousViolation', 'dishonestDebtor', 'postBan'];

/** Words of the lists for the causes that rules know by code. A code may stand in the list as well. */
export const CAUSE_WORDS: Readonly<Record<string, string>> = {
  通过登记的住所或者经营场所无法联系: 'UNREACHABLE_AT_ADDRESS',
  通过登记的住所或者经营场所无法取得联系: 'UNREACHABLE_AT_ADDRESS',
  未按规定公示年度报告: 'ANNUAL_REPORT',
  未按照规定公示年度报告: 'ANNUAL_REPORT',
  未在规定期限公示年度报告: 'ANNUAL_REPORT',
  未按规定公示企业信息: 'OTHER_INFORMATION',
  未在责令的期限内公示企业信息: 'OTHER_INFORMATION',
  '公示企业信息隐瞒真实情况、弄虚作假': 'FALSE_INFORMATION',
  '公示信息隐瞒真实情况、弄虚作假': 'FALSE_INFORMATION',
  失信被执行人: 'DISHONEST_JUDGMENT_DEBTOR',
  严重违法失信名单: 'SERIOUS_VIOLATION_LIST',
  经济犯罪: 'ECONOMIC_CRIME',
  犯罪: 'CONVICTION',
  缓刑: 'CONVICTION_SUSPENDED',
  剥夺政治权利: 'DEPRIVED_OF_POLITICAL_RIGHTS',
  被吊销营业执照企业负有个人责任的法定代表人: 'REVOKED_COMPANY_RESPONSIBLE',
  破产清算企业负有个人责任: 'BANKRUPT_COMPANY_RESPONSIBLE',
  被责令关闭企业负有个人责任的法定代表人: 'CLOSED_COMPANY_RESPONSIBLE',
};

/** Causes of the abnormal list [INFO 17; SMRX 20]. Those of post bans are the law's own. */
export const ABNORMAL_CAUSES: readonly string[] = ['UNREACHABLE_AT_ADDRESS', 'ANNUAL_REPORT', 'OTHER_INFORMATION', 'FALSE_INFORMATION'];

export const DOCUMENT_WORDS: Readonly<Record<string, string>> = {
  居民身份证: 'residentIdCard',
  身份证: 'residentIdCard',
  中国护照: 'prcPassport',
  港澳居民来往内地通行证: 'hkMacaoTravelPermit',
  台湾居民来往大陆通行证: 'taiwanTravelPermit',
  港澳台居民居住证: 'hkMacaoTaiwanResidencePermit',
  外国人永久居留身份证: 'foreignPermanentResidentCard',
  外国护照: 'foreignPassport',
  香港护照: 'hkPassport',
  澳门护照: 'macaoPassport',
};
