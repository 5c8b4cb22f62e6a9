import type { EntityType } from '#libs/contract';

/** What a type has of its facts, and what its law calls them. Which of it must be there is asked by the rules on the server. */
export interface EntityFacts {
  /** The amount put in; a branch and an individual business have none of their own. */
  capital: 'registeredCapital' | 'contributionAmount' | null;
  capitalWord: 'capital' | 'contribution' | 'memberContribution';
  /** Who owns it. */
  holder: 'shareholder' | 'promoter' | 'partner' | 'investor' | 'member' | null;
  place: 'domicile' | 'premises' | 'principalPlace';
  /** Whether it may be founded for a time. */
  hasTerm: boolean;
  /** Whether tax, social insurance and statistics are told on its one form. */
  hasForm: boolean;
}

const COMPANY: EntityFacts = {
  capital: 'registeredCapital',
  capitalWord: 'capital',
  holder: 'shareholder',
  place: 'domicile',
  hasTerm: true,
  hasForm: true,
};
const PARTNERSHIP: EntityFacts = {
  capital: 'contributionAmount',
  capitalWord: 'contribution',
  holder: 'partner',
  place: 'principalPlace',
  hasTerm: true,
  hasForm: true,
};
const NOBODYS: EntityFacts = { ...COMPANY, capital: null, holder: null, place: 'premises', hasTerm: false };

const TYPES: Record<EntityType, EntityFacts> = {
  LIMITED_LIABILITY_COMPANY: COMPANY,
  JOINT_STOCK_COMPANY: { ...COMPANY, holder: 'promoter' },
  COMPANY_BRANCH: NOBODYS,
  SOLE_PROPRIETORSHIP: { ...PARTNERSHIP, holder: 'investor', place: 'domicile', hasTerm: false },
  GENERAL_PARTNERSHIP: PARTNERSHIP,
  SPECIAL_GENERAL_PARTNERSHIP: PARTNERSHIP,
  LIMITED_PARTNERSHIP: PARTNERSHIP,
  INDIVIDUAL_BUSINESS: { ...NOBODYS, hasForm: false },
  FARMER_COOPERATIVE: { ...PARTNERSHIP, capitalWord: 'memberContribution', holder: 'member', place: 'domicile', hasTerm: false },
};

export const entityFacts = (entityType: EntityType): EntityFacts => TYPES[entityType];
