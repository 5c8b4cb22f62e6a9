import type { EntityType } from '#libs/contract';
import { entityFacts, type EntityFacts } from '#libs/ui';
import type { ListAsks } from './people.ts';

/** What the pages ask for a type, beside what every type has. The check on the server stays the judge; nothing here refuses anybody. */
export interface Asks extends EntityFacts, Omit<ListAsks, keyof EntityFacts> {
  /** Posts to be ticked, most important first. */
  posts: readonly string[];
  /** Exactly one owner. */
  alone: boolean;
  /** Who runs a partnership is one of the partners. */
  managing: boolean;
  organisations: boolean;
  /** A small one may do without a supervisor. */
  waiver: boolean;
}

const COMPANY_POSTS = ['legalRepresentative', 'director', 'manager', 'supervisor', 'financeOfficer', 'liaisonOfficer', 'chairperson'];
const NONE = { alone: false, liability: null, managing: false, farmers: false, organisations: false, payment: null, waiver: false };
const PARTNERS = { ...NONE, posts: ['liaisonOfficer', 'delegatedRepresentative'], managing: true, organisations: true, payment: 'mayBeDue' as const };
const LIABLE = { ...PARTNERS, liability: 'GENERAL' as const };

const TYPES: Record<EntityType, Omit<Asks, keyof EntityFacts>> = {
  LIMITED_LIABILITY_COMPANY: { ...NONE, posts: COMPANY_POSTS, organisations: true, payment: 'due', waiver: true },
  JOINT_STOCK_COMPANY: { ...NONE, posts: COMPANY_POSTS, organisations: true, payment: 'paid' },
  COMPANY_BRANCH: {
    ...NONE,
    posts: ['personInCharge', 'liaisonOfficer', 'parentLegalRepresentative', 'parentManagingPartner', 'parentInvestor'],
  },
  SOLE_PROPRIETORSHIP: { ...NONE, posts: ['liaisonOfficer', 'manager'], alone: true },
  GENERAL_PARTNERSHIP: LIABLE,
  SPECIAL_GENERAL_PARTNERSHIP: LIABLE,
  LIMITED_PARTNERSHIP: { ...PARTNERS, liability: 'chosen' },
  INDIVIDUAL_BUSINESS: { ...NONE, posts: ['operator', 'liaisonOfficer', 'familyMember'] },
  FARMER_COOPERATIVE: {
    ...NONE,
    posts: ['legalRepresentative', 'councilChair', 'supervisor', 'manager', 'liaisonOfficer'],
    farmers: true,
    organisations: true,
  },
};

export const asksOf = (entityType: EntityType): Asks => ({ ...entityFacts(entityType), ...TYPES[entityType] });

/** Posts that the first person on the list usually has; ticked beforehand, to be taken off. */
export const usualPosts = (entityType: EntityType): string[] => {
  if (entityType === 'LIMITED_LIABILITY_COMPANY') return ['legalRepresentative', 'director', 'manager', 'financeOfficer', 'liaisonOfficer'];
  if (entityType === 'INDIVIDUAL_BUSINESS') return ['operator', 'liaisonOfficer'];
  if (entityType === 'COMPANY_BRANCH') return ['personInCharge', 'liaisonOfficer'];
  if (entityType === 'FARMER_COOPERATIVE') return ['legalRepresentative', 'councilChair', 'liaisonOfficer'];
  return ['liaisonOfficer'];
};
