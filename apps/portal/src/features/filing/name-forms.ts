import type { EntityType, NameFacts } from '#libs/contract';

/** How a name of a type may end: one of these, or, where the word is free, anything like these. */
export interface NameForms {
  words: readonly string[];
  isFree: boolean;
}

/** A partnership says in brackets how its partners answer; before them may stand what it is. */
const partnership = (kind: string): NameForms => ({ words: ['合伙企业', '', '中心', '工作室', '商行'].map((word) => word + kind), isFree: false });

const FORMS: Record<EntityType, NameForms> = {
  LIMITED_LIABILITY_COMPANY: { words: ['有限公司', '有限责任公司'], isFree: false },
  JOINT_STOCK_COMPANY: { words: ['股份有限公司'], isFree: false },
  COMPANY_BRANCH: { words: ['分公司', '分店', '分厂', '分社', '营业部', '门市部', '办事处', '分支机构'], isFree: false },
  SOLE_PROPRIETORSHIP: { words: ['厂', '店', '部', '中心', '工作室', '商行'], isFree: true },
  GENERAL_PARTNERSHIP: partnership('（普通合伙）'),
  SPECIAL_GENERAL_PARTNERSHIP: { words: ['（特殊普通合伙）', '合伙企业（特殊普通合伙）'], isFree: false },
  LIMITED_PARTNERSHIP: partnership('（有限合伙）'),
  INDIVIDUAL_BUSINESS: { words: ['店', '厂', '馆', '商行', '经营部', '工作室'], isFree: true },
  FARMER_COOPERATIVE: { words: ['专业合作社'], isFree: false },
};

export const nameForms = (entityType: EntityType): NameForms => FORMS[entityType];

/** A name of which nothing is given yet. */
export const emptyName = (entityType: EntityType): NameFacts => ({
  full: '',
  division: '',
  tradeName: '',
  industryTerm: '',
  organizationalForm: nameForms(entityType).isFree ? '' : (nameForms(entityType).words[0] ?? ''),
});

export const PARTS = ['division', 'tradeName', 'industryTerm', 'organizationalForm'] as const;
export const BRANCH_PARTS = ['parentName', 'place', 'organizationalForm'] as const;

/** The name as it is made of its parts: a branch bears its parent's whole name. */
export const wholeOf = (name: NameFacts): string =>
  name.parentName === undefined ? PARTS.map((part) => name[part]).join('') : BRANCH_PARTS.map((part) => name[part] ?? '').join('');
