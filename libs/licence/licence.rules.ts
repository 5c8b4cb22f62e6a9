import type { CodeMode, Law, LicenceField } from '#libs/catalogue';
import type { EntityType, Facts, FilingFrame, InvestorFacts, IsoDate } from '#libs/contract';
import { capitalInFigures, capitalInWords } from './capital-words.ts';
import { NUMBER_LABELS, type FaceField, type LicenceFace } from './licence-face.ts';

export interface FaceInput {
  readonly frame: Pick<FilingFrame, 'entityType'>;
  /** The facts as they stand in the register on the day of issue. What is unknown prints blank. */
  readonly facts: Facts;
  readonly entityTypeCode: string;
  readonly codes: LicenceNumbers;
  readonly registryName: string;
  readonly establishedOn: IsoDate;
  /** Decides format, labels and the way capital is written. */
  readonly issuedOn: IsoDate;
  /** How the entity is numbered, where the day of issue alone does not say it. */
  readonly codeMode?: CodeMode;
  /** Whether an item of the scope needs an approval after the licence. */
  readonly postApproval: boolean;
  readonly law: Pick<Law, 'licences' | 'entityTypes'>;
}

export interface LicenceNumbers {
  readonly uscc?: string | null;
  readonly registrationNumber?: string | null;
  readonly organizationCode?: string | null;
  readonly taxpayerId?: string | null;
  readonly socialInsuranceRegistrationNumber?: string | null;
  readonly statisticsRegistrationNumber?: string | null;
}

/** Closes the scope of whoever has an item that needs an approval after the licence (CRR 46; 2014 form). */
const SCOPE_TAIL = '（依法须经批准的项目，经相关部门批准后方可开展经营活动）';

/** What the licence says. Throws when the law knows no licence of that day or a number is missing: neither gets past the examiner. */
export function faceOf(input: FaceInput): LicenceFace {
  const { frame, law, issuedOn } = input;
  const format = law.licences.format(frame.entityType, issuedOn);
  const codeMode = input.codeMode ?? law.licences.codeMode(frame.entityType, issuedOn);
  if (!format || !codeMode) throw new Error(`no licence form for ${frame.entityType} on ${issuedOn}`);
  const numbers = numbersOf(input.codes, codeMode);
  const fields = law.entityTypes
    .labels(frame.entityType, issuedOn)
    .map(({ field, label }) => ({ field, label, value: valueOf(field, input, format.capitalStyle) }));
  return { format, codeMode, numbers, fields, registry: input.registryName, issuedOn };
}

const NUMBERS_OF_MODE = {
  ONE_CODE: ['uscc'],
  REGISTRATION_NUMBER: ['registrationNumber'],
  FIVE_CODES: ['registrationNumber', 'organizationCode', 'taxpayerId', 'socialInsuranceRegistrationNumber', 'statisticsRegistrationNumber'],
} as const;

function numbersOf(codes: LicenceNumbers, mode: keyof typeof NUMBERS_OF_MODE): FaceField[] {
  return NUMBERS_OF_MODE[mode].map((field) => {
    const value = codes[field];
    if (!value) throw new Error(`a licence in mode ${mode} needs ${field}`);
    return { field, label: NUMBER_LABELS[field], value };
  });
}

function valueOf(field: LicenceField, input: FaceInput, capitalStyle: 'words' | 'figures'): string {
  const { facts, law } = input;
  switch (field) {
    case 'name':
      return facts.name?.full ?? '';
    case 'typeText':
      return law.entityTypes.code(input.entityTypeCode)?.licenceText ?? law.entityTypes.get(input.frame.entityType).zh;
    case 'address':
      return facts.address?.text ?? '';
    case 'person':
      return personOf(input.frame.entityType, facts);
    case 'capital':
      return capitalOf(facts, capitalStyle);
    case 'compositionForm':
      return facts.compositionForm ? { INDIVIDUAL: '个人经营', FAMILY: '家庭经营' }[facts.compositionForm] : '';
    case 'establishedOn':
      return dateInChinese(input.establishedOn);
    case 'term':
      return termOf(facts, input.establishedOn);
    case 'scope':
      return facts.businessScope?.length ? facts.businessScope.join('；') + (input.postApproval ? SCOPE_TAIL : '') : '';
  }
}

/** `2015-10-12` as 2015年10月12日, zeros kept as printed. */
export const dateInChinese = (date: IsoDate): string => `${date.slice(0, 4)}年${date.slice(5, 7)}月${date.slice(8, 10)}日`;

function termOf(facts: Facts, establishedOn: IsoDate): string {
  const term = facts.businessTerm;
  if (!term || (!term.to && !term.indefinite)) return '';
  return `${dateInChinese(establishedOn)}至${term.to ? dateInChinese(term.to) : '长期'}`;
}

function capitalOf(facts: Facts, style: 'words' | 'figures'): string {
  const fen = facts.registeredCapital ?? facts.contributionAmount ?? subscribedBy(facts);
  if (fen === undefined) return '';
  return style === 'words' ? capitalInWords(fen) : capitalInFigures(fen);
}

/** Who states no sum, as the holder of a sole proprietorship, states it with the holding. */
function subscribedBy({ investors = [] }: Facts): number | undefined {
  const sum = investors.reduce((total, { subscribed }) => total + subscribed, 0);
  return Number.isSafeInteger(sum) && sum > 0 ? sum : undefined;
}

const ROLE_OF_PERSON: Partial<Record<EntityType, string>> = {
  LIMITED_LIABILITY_COMPANY: 'legalRepresentative',
  JOINT_STOCK_COMPANY: 'legalRepresentative',
  FARMER_COOPERATIVE: 'legalRepresentative',
  COMPANY_BRANCH: 'personInCharge',
  INDIVIDUAL_BUSINESS: 'operator',
};

/** Whoever answers for the entity: by post, or as the managing partners or the investor. */
function personOf(entityType: EntityType, facts: Facts): string {
  const role = ROLE_OF_PERSON[entityType];
  if (role) return facts.people?.find(({ roles }) => roles.includes(role))?.name ?? '';
  const holders = facts.investors ?? [];
  const chosen = entityType === 'SOLE_PROPRIETORSHIP' ? holders.slice(0, 1) : holders.filter(({ managingPartner }) => managingPartner);
  return chosen.map((holder) => holderName(holder, facts)).join('、');
}

/** An organisation that manages a partnership does so through a delegate, who is named (PEA 14). */
function holderName(holder: InvestorFacts, facts: Facts): string {
  const nameOf = (key: string | undefined): string => facts.people?.find((person) => person.key === key)?.name ?? '';
  if (!holder.organisation) return nameOf(holder.person);
  const delegate = nameOf(holder.delegate);
  return holder.organisation.name + (delegate && `（委派代表：${delegate}）`);
}
