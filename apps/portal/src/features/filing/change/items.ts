import type { ChangeItemFacts, EntityType, Facts, FilingView } from '#libs/contract';
import type { Topic } from '#libs/ui';

const PLACE = ['name', 'domicile', 'businessScope'];
const PARTNERS = [...PLACE, 'contributionAmount', 'businessTerm', 'managingPartner', 'investors', 'liaisonOfficer'];
const COMPANY = [...PLACE, 'registeredCapital', 'businessTerm', 'legalRepresentative', 'directors', 'supervisors', 'managers', 'investors'];

/** What of a firm can be changed here, in the order it is asked. */
const MATTERS: Record<EntityType, readonly string[]> = {
  LIMITED_LIABILITY_COMPANY: [...COMPANY, 'financeOfficer', 'liaisonOfficer', 'entityType'],
  JOINT_STOCK_COMPANY: [...COMPANY, 'financeOfficer', 'liaisonOfficer', 'entityType'],
  COMPANY_BRANCH: [...PLACE, 'personInCharge', 'liaisonOfficer'],
  SOLE_PROPRIETORSHIP: [...PLACE, 'contributionAmount', 'investors', 'managers', 'liaisonOfficer', 'entityType'],
  GENERAL_PARTNERSHIP: PARTNERS,
  SPECIAL_GENERAL_PARTNERSHIP: PARTNERS,
  LIMITED_PARTNERSHIP: PARTNERS,
  INDIVIDUAL_BUSINESS: [...PLACE, 'operator', 'liaisonOfficer', 'entityType'],
  FARMER_COOPERATIVE: [...PLACE, 'contributionAmount', 'legalRepresentative', 'supervisors', 'managers', 'investors', 'liaisonOfficer'],
};
export const mattersOf = (entityType: EntityType): readonly string[] => MATTERS[entityType];

/** What a firm of a type can become without ending. */
const BECOMES: Partial<Record<EntityType, readonly EntityType[]>> = {
  LIMITED_LIABILITY_COMPANY: ['JOINT_STOCK_COMPANY'],
  JOINT_STOCK_COMPANY: ['LIMITED_LIABILITY_COMPANY'],
  SOLE_PROPRIETORSHIP: ['LIMITED_LIABILITY_COMPANY'],
  INDIVIDUAL_BUSINESS: ['SOLE_PROPRIETORSHIP', 'LIMITED_LIABILITY_COMPANY'],
};
export const mayBecome = (entityType: EntityType): readonly EntityType[] => BECOMES[entityType] ?? [];

const PAGES: Record<string, Topic> = {
  name: 'name',
  domicile: 'address',
  businessScope: 'scope',
  registeredCapital: 'capital',
  contributionAmount: 'capital',
  businessTerm: 'capital',
  entityType: 'change',
};
/** The page on which the new value of a matter is given; whatever is held by people is theirs. */
export const pageOfMatter = (item: string | undefined): Topic => (item === undefined ? 'change' : (PAGES[item] ?? 'people'));

/** Parts of the facts that a matter states. */
const PARTS: Record<string, readonly (keyof Facts)[]> = {
  name: ['name'],
  domicile: ['address'],
  businessScope: ['businessScope', 'industryCode'],
  registeredCapital: ['registeredCapital'],
  contributionAmount: ['contributionAmount'],
  businessTerm: ['businessTerm'],
};
export const partsOf = (item: string): readonly (keyof Facts)[] => PARTS[item] ?? [];

export const asked = (facts: Facts): string[] => (facts.change?.items ?? []).map(({ item }) => item);

/** The type that the firm has once the change is entered. */
export function typeAfter(filing: FilingView, facts: Facts): EntityType {
  const to = filing.kind === 'change' ? facts.change?.items.find(({ item }) => item === 'entityType')?.to : undefined;
  return mayBecome(filing.entityType).find((type) => type === to) ?? filing.entityType;
}

/** Matters as they stand with these asked for: what was said of each is kept, new ones are decided on the same day. */
export function itemsAsked(facts: Facts, items: readonly string[], today: string): ChangeItemFacts[] {
  const before = facts.change?.items ?? [];
  const decidedOn = before[0]?.decidedOn ?? today;
  return items.map((item) => before.find((one) => one.item === item) ?? { item, decidedOn });
}
