import type { EntityType } from '#libs/contract';

/** Every entity type, in the order it is offered. */
export const ENTITY_TYPES: readonly EntityType[] = [
  'LIMITED_LIABILITY_COMPANY',
  'JOINT_STOCK_COMPANY',
  'COMPANY_BRANCH',
  'SOLE_PROPRIETORSHIP',
  'GENERAL_PARTNERSHIP',
  'SPECIAL_GENERAL_PARTNERSHIP',
  'LIMITED_PARTNERSHIP',
  'INDIVIDUAL_BUSINESS',
  'FARMER_COOPERATIVE',
];
