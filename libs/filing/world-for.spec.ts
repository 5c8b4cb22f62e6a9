import type { EntityManager } from 'typeorm';
import type { PermitHeld } from '#libs/contract';
import { lawNow } from '#libs/editions';
import type { World } from '#libs/findings';
import { newId, registryDate, setRegistryClock } from '#libs/kernel';
import { addressKey, RegisterEntity, RegisterPerson } from '#libs/register';
import { SupervisionEntry } from '#libs/supervision';
import { aFiling, type Built } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { applicationOf } from './application-of.ts';
import { Filing } from './filing.entity.ts';
import { personIndex } from './person-index.ts';
import { openFacts } from './sealed-facts.ts';
import { worldFor } from './world-for.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

async function worldOf(tx: EntityManager, { id }: Built, permits?: PermitHeld[]): Promise<World> {
  const law = await lawNow(tx);
  const filing = await tx.findOneByOrFail(Filing, { id });
  const { application } = await applicationOf(tx, law, filing, openFacts(filing).facts, registryDate());
  return worldFor(tx, law, filing, application, permits);
}

const indexOf = ({ facts }: Built, key: string): Buffer => {
  const person = facts.people?.find((one) => one.key === key);
  if (!person) throw new Error(`no ${key}`);
  return personIndex(person.document);
};

async function anEntity(tx: EntityManager, over: Partial<RegisterEntity> = {}): Promise<string> {
  const id = newId();
  await tx.insert(RegisterEntity, { id, state: 'registered', entityType: 'LIMITED_LIABILITY_COMPANY', establishedOn: '2015-01-05', ...over });
  return id;
}

const entry = (tx: EntityManager, over: Partial<SupervisionEntry>) =>
  tx.insert(SupervisionEntry, { entityId: null, personIndex: null, subject: null, details: {}, ...over } as never);

it('holds nothing of others: an empty register gives an empty world', () =>
  rolledBack(async (tx) => {
    const built = await aFiling(tx);
    await anEntity(tx);
    await entry(tx, { list: 'postRestrictions', personIndex: Buffer.alloc(32, 7), details: { cause: 'court' } });
    await entry(tx, { list: 'permits', subject: '别家有限公司', details: { catalogueItem: 'PRE-001' } });
    const world = await worldOf(tx, built);
    expect(world).toMatchObject({ entities: [], reservations: [], openFilings: [], postRestrictions: [], permits: [] });
    expect(world.addressUse).toEqual([{ text: built.facts.address?.text, liveEntities: 0 }]);
  }));

it('knows who is barred from a post, by the paper and not by the name', () =>
  rolledBack(async (tx) => {
    const built = await aFiling(tx);
    await entry(tx, { list: 'postRestrictions', personIndex: indexOf(built, 'p8'), details: { cause: 'dishonestDebtor', from: '2015-01-01' } });
    const { postRestrictions } = await worldOf(tx, built);
    expect(postRestrictions).toEqual([{ cause: 'dishonestDebtor', from: '2015-01-01', person: 'p8' }]);
  }));

it('knows the company that a person alone holds, as long as it is held', () =>
  rolledBack(async (tx) => {
    const built = await aFiling(tx);
    const [held, given] = [await anEntity(tx), await anEntity(tx)];
    const row = { role: 'soleHolder', name: '林一甲', personIndex: indexOf(built, 'p1'), validFrom: '2015-01-05' };
    await tx.insert(RegisterPerson, [
      { ...row, entityId: held, until: null },
      { ...row, entityId: given, until: '2015-08-01' },
    ]);
    const { entities } = await worldOf(tx, built);
    expect(entities?.find(({ id }) => id === held)?.soleHolderPerson).toBe('p1');
    expect(entities?.find(({ id }) => id === given)?.soleHolderPerson).toBeUndefined();
  }));

it('finds permits by their holder’s name, and takes those that are stated with the name of the filing', () =>
  rolledBack(async (tx) => {
    const built = await aFiling(tx);
    const full = built.facts.name?.full ?? '';
    await entry(tx, { list: 'permits', subject: full, details: { catalogueItem: 'PRE-001', holder: full, validTo: '2017-01-01' } });
    const stated = { catalogueItem: 'PRE-002', number: '1', authority: '某局', issuedOn: '2016-01-01' };
    const { permits } = await worldOf(tx, built, [stated]);
    expect(permits).toEqual([
      { catalogueItem: 'PRE-001', holder: full, validTo: '2017-01-01' },
      { ...stated, holder: full },
    ]);
  }));

it('counts the live entities at one place, however it is written', () =>
  rolledBack(async (tx) => {
    const built = await aFiling(tx);
    const text = built.facts.address?.text ?? '';
    const wide = text.replace(/\d/g, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0)).replace('路', '路 ');
    await anEntity(tx, { addressKey: addressKey(text) });
    await anEntity(tx, { addressKey: addressKey(wide) });
    await anEntity(tx, { addressKey: addressKey(text), state: 'deregistered' });
    await entry(tx, { list: 'addressUse', subject: addressKey(text), details: { text, liveEntities: 5 } });
    expect((await worldOf(tx, built)).addressUse).toEqual([{ text, liveEntities: 7 }]);
  }));

it('sees holders that are organisations, by register id and by code, with what the lists say of them', () =>
  rolledBack(async (tx) => {
    const byId = await anEntity(tx, { unifiedSocialCreditCode: '91330302PDY0000017' });
    const byCode = await anEntity(tx, { unifiedSocialCreditCode: '91330302PDY0000025' });
    const organisation = (over: object) => ({ name: '某公司', unifiedSocialCreditCode: '', ...over });
    const built = await aFiling(tx, {
      facts: {
        investors: [
          { organisation: organisation({ registerEntity: byId }), subscribed: 1, paidIn: 0, contributions: [] },
          { organisation: organisation({ unifiedSocialCreditCode: '91330302PDY0000025' }), subscribed: 1, paidIn: 0, contributions: [] },
        ],
      },
    });
    await entry(tx, { list: 'abnormalList', entityId: byCode, details: { listedOn: '2016-01-01' } });
    const world = await worldOf(tx, built);
    expect(world.entities?.map(({ id }) => id).sort()).toEqual([byId, byCode].sort());
    expect(world.abnormalList).toEqual([{ listedOn: '2016-01-01', entity: byCode }]);
  }));
