import type { EntityType, Facts } from '#libs/contract';
import { partsSignedBy } from './signing.rules.ts';

const person = (key: string, ...roles: string[]) => ({ key, name: key, document: { type: 'residentIdCard' as const, number: '' }, roles });
const holding = (of: object) => ({ subscribed: 1, paidIn: 0, contributions: [], ...of });
const organisation = { name: '甲', unifiedSocialCreditCode: '91350100M000100Y43' };
const people = [person('p1', 'legalRepresentative'), person('p2'), person('p3', 'supervisor'), person('p4')];
const facts: Facts = { people, investors: [holding({ person: 'p2' }), holding({ organisation, delegate: 'p4' })] };

const signs = (key: string, entityType: EntityType): string => {
  const found = people.find((one) => one.key === key);
  if (!found) throw new Error(`there is no ${key}`);
  const parts = partsSignedBy(found, facts, entityType);
  return parts.includes('commitments') ? 'application' : parts.includes('investors') ? 'charter' : 'appointment';
};

it('of a company: who applies, holders and those who act for holders, and the rest', () => {
  expect(people.map(({ key }) => signs(key, 'LIMITED_LIABILITY_COMPANY'))).toEqual(['application', 'charter', 'appointment', 'charter']);
});

it.each(['GENERAL_PARTNERSHIP', 'SPECIAL_GENERAL_PARTNERSHIP', 'LIMITED_PARTNERSHIP'] as const)('of a %s: all partners apply', (type) => {
  expect(['p2', 'p4', 'p3'].map((key) => signs(key, type))).toEqual(['application', 'application', 'appointment']);
});
