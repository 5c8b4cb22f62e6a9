import type { EntityType } from '#libs/contract';

/** One spelling for one place: width folded, blanks gone. */
export const addressKey = (text: string): string => text.normalize('NFKC').replace(/\s+/gu, '');

/** The class and kind digits of a 15-digit number (GS 15-2006): 6 for individual businesses, 21 for companies of persons, 31 for the rest. */
export const numberSeries = (entityType: EntityType): string =>
  entityType === 'INDIVIDUAL_BUSINESS' ? '6' : entityType === 'LIMITED_LIABILITY_COMPANY' || entityType === 'JOINT_STOCK_COMPANY' ? '21' : '31';
