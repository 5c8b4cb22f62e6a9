import type { EntityManager } from 'typeorm';
import type { Facts, PersonFacts } from '#libs/contract';
import { nameKeys } from '#libs/findings';
import { lawNow } from '#libs/editions';
import { newId, setRegistryClock } from '#libs/kernel';
import { blindIndex } from '#libs/platform';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { changeInRegister, changedFacts, differences, enterInRegister, firmPage, RegisterPerson, RegisterVersion } from './index.ts';

beforeAll(() => void useTestConfig());

const FRAME = {
  entityType: 'LIMITED_LIABILITY_COMPANY',
  entityTypeCode: '1130',
  registry: '330302',
  registrationNumber: null,
  organizationCode: null,
};
const CODE = '91330302MA2850005T';
const ONE = '330302197702179971';
const OTHER = '330302198504049966';
const THIRD = '330302199001019972';

const wang = (key: string, number: string, more: Partial<PersonFacts> = {}): PersonFacts => ({
  ...{ key, name: '王建国', document: { type: 'residentIdCard', number }, roles: [] },
  ...more,
});
const holds = (person: string) => ({ person, subscribed: 10, paidIn: 0, contributions: [] });
const holdersOf = ({ people = [], investors = [] }: Facts) =>
  investors.flatMap(({ person }) => {
    const found = people.find(({ key }) => key === person);
    return found ? [{ role: 'holder', name: found.name, personIndex: blindIndex('residentIdCard', found.document.number) }] : [];
  });

async function changed(tx: EntityManager, entityId: string, day: string, before: Facts, stated: Facts): Promise<Facts> {
  setRegistryClock(new Date(`${day}T02:00:00Z`));
  const facts = changedFacts(before, stated);
  const numbers = { unifiedSocialCreditCode: CODE, name: null, posts: null, holders: holdersOf(facts) };
  const entry = { ...FRAME, ...numbers, entityId, filingId: newId(), round: 1, kind: 'change' as const, items: ['shareholders'] };
  await changeInRegister(tx, { ...entry, facts, sealFor: () => '', validFrom: day });
  return facts;
}

it('of two shareholders of one name only the chosen one changes, leaves, and is told apart from a third (A-9)', () =>
  rolledBack(async (tx) => {
    setRegistryClock(new Date('2026-01-05T02:00:00Z'));
    const full = '温州云帆鞋业有限公司';
    const first: Facts = { people: [wang('a', ONE, { termYears: 1 }), wang('b', OTHER, { termYears: 1 })], investors: [holds('a'), holds('b')] };
    const name = { full, keys: nameKeys(full, (await lawNow(tx)).names), individual: false };
    const people = holdersOf(first);
    const entry = { ...FRAME, unifiedSocialCreditCode: CODE, filingId: newId(), round: 1, parentId: null, establishedOn: '2026-01-05' };
    const { id } = await enterInRegister(tx, { ...entry, facts: first, sealFor: () => '', name, people });

    const moved = await changed(tx, id, '2026-02-01', first, { people: [wang('x', OTHER, { termYears: 3 })] });
    expect(differences(first, moved).map(({ part, of }) => [part, of])).toEqual([['people', 'b']]);
    const left = await changed(tx, id, '2026-03-01', moved, { people: [wang('y', OTHER)], investors: [holds('y')] });
    expect(left.investors?.map(({ person }) => left.people?.find(({ key }) => key === person)?.document.number)).toEqual([OTHER]);
    await changed(tx, id, '2026-04-01', left, { people: [wang('a', THIRD), wang('b', OTHER)], investors: [holds('b'), holds('a')] });

    const rows = await tx.find(RegisterPerson, { where: { entityId: id }, order: { validFrom: 'asc' } });
    const days = (number: string) =>
      rows.filter(({ personIndex }) => personIndex.equals(blindIndex('residentIdCard', number))).map(({ validFrom, until }) => [validFrom, until]);
    expect([days(ONE), days(OTHER), days(THIRD)]).toEqual([[['2026-01-05', '2026-03-01']], [['2026-01-05', null]], [['2026-04-01', null]]]);
    const shown = async (on: string) => (await firmPage(tx, CODE, { on })).holders.map(({ name: holder }) => holder);
    expect([await shown('2026-02-15'), await shown('2026-03-15'), await shown('2026-04-15')]).toEqual([
      ['王建国', '王建国'],
      ['王建国'],
      ['王建国', '王建国'],
    ]);
    expect(await tx.countBy(RegisterVersion, { entityId: id })).toBe(4);
  }));
