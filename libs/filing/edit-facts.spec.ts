import { registryDate, setRegistryClock } from '#libs/kernel';
import { AuditEntry } from '#libs/platform';
import { aFiling, anApplicant, aSignedFiling } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { createFiling } from './create-filing.ts';
import { editFacts, setContacts } from './edit-facts.ts';
import { editFiling } from './end-filing.ts';
import { Filing, FilingParty, FilingPerson, FilingSignature } from './filing.entity.ts';
import { openFacts } from './sealed-facts.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

const FRAME = { kind: 'establishment', entityType: 'LIMITED_LIABILITY_COMPANY', jurisdiction: '330302', channel: 'online' } as const;

it('begins a draft that its filer has, kept for 180 days, without a number in the open', () =>
  rolledBack(async (tx) => {
    const { id, filer, facts } = await aFiling(tx);
    const draft = await tx.findOneByOrFail(Filing, { id });
    expect(draft).toMatchObject({ state: 'DRAFT', version: 1, round: 0, number: null, filerId: filer.userId, expiresOn: '2016-09-11' });
    const numbers = (facts.people ?? []).map(({ document }) => document.number);
    for (const number of [...numbers, facts.fiveInOne?.phone ?? '', '13900009999']) expect(JSON.stringify(draft)).not.toContain(number);
    expect(openFacts(draft).facts.people?.map(({ document }) => document.number)).toEqual(numbers);
    expect(await tx.countBy(FilingPerson, { filingId: id })).toBe(numbers.length);
  }));

it('refuses a registry that is none, and a kind that is not for the type', () =>
  rolledBack(async (tx) => {
    const filer = await anApplicant(tx);
    await expect(createFiling(tx, filer, { ...FRAME, jurisdiction: '999999' })).rejects.toMatchObject({ code: 'filing.registry_unknown' });
    await expect(createFiling(tx, filer, { ...FRAME, kind: 'branchEstablishment' })).rejects.toMatchObject({ code: 'filing.kind_not_for_type' });
  }));

it('replaces the parts that are sent, takes away what is null and keeps the rest', () =>
  rolledBack(async (tx) => {
    const { id, filer, facts } = await aFiling(tx);
    const saved = await editFacts(tx, filer, { filingId: id, version: 1, parts: { registeredCapital: 30_000_000, supervisorWaiver: null } });
    expect(saved.version).toBe(2);
    const now = openFacts(await tx.findOneByOrFail(Filing, { id })).facts;
    expect(now).toEqual({ ...facts, registeredCapital: 30_000_000, fiveInOne: { ...facts.fiveInOne, taxAgent: undefined } });
  }));

it('refuses a save from behind with the version that stands, and changes nothing', () =>
  rolledBack(async (tx) => {
    const { id, filer } = await aFiling(tx);
    await editFacts(tx, filer, { filingId: id, version: 1, parts: { registeredCapital: 30_000_000 } });
    const late = editFacts(tx, filer, { filingId: id, version: 1, parts: { registeredCapital: 1 } });
    await expect(late).rejects.toMatchObject({ status: 412, response: { code: 'filing.stale_version', details: { current: 2 } } });
    expect((await tx.findOneByOrFail(Filing, { id })).facts.registeredCapital).toBe(30_000_000);
  }));

it('is not there for anyone else, and not open once it is out of the filer’s hands', () =>
  rolledBack(async (tx) => {
    const { id, filer } = await aSignedFiling(tx);
    const edit = { filingId: id, version: 1, parts: { registeredCapital: 1 } };
    await expect(editFacts(tx, await anApplicant(tx), edit)).rejects.toMatchObject({ code: 'filing.not_found' });
    await expect(editFacts(tx, filer, edit)).rejects.toMatchObject({ code: 'filing.not_editable', details: { state: 'AWAITING_SIGNATURES' } });
  }));

it('writes down which parts were touched, never what they say', () =>
  rolledBack(async (tx) => {
    const { id, filer, facts } = await aFiling(tx);
    await editFacts(tx, filer, { filingId: id, version: 1, parts: { people: facts.people ?? [] } });
    const rows = await tx.findBy(AuditEntry, { objectId: id });
    expect(rows.at(-1)).toMatchObject({ what: 'filing.edited', details: { parts: ['people'], version: 2 } });
    for (const { document } of facts.people ?? []) expect(JSON.stringify(rows)).not.toContain(document.number);
  }));

describe('contacts', () => {
  it('lie beside the facts: no version, no signature is touched', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aSignedFiling(tx);
      await setContacts(tx, filer, id, { p1: { email: 'p1@example.test' } });
      const filing = await tx.findOneByOrFail(Filing, { id });
      expect(filing.version).toBe(1);
      expect(openFacts(filing).contacts['p1']).toEqual({ email: 'p1@example.test' });
      expect(await tx.findBy(FilingSignature, { filingId: id })).toEqual(expect.arrayContaining([expect.objectContaining({ voidedAt: null })]));
    }));

  it('are those of people in the filing', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFiling(tx);
      await expect(setContacts(tx, filer, id, { p77: { email: 'x@example.test' } })).rejects.toMatchObject({
        code: 'request.invalid',
        details: { path: 'contacts.p77' },
      });
    }));
});

describe('an edit after signatures', () => {
  const voided = (rows: FilingSignature[]): Record<string, string[] | null> =>
    Object.fromEntries(rows.map(({ personKey, voidedBy }) => [personKey, voidedBy]));

  it('of the tax facts asks the applicant anew, not the other holder', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aSignedFiling(tx);
      await editFiling(tx, filer, id);
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { fiveInOne: { ...facts.fiveInOne, staffCount: 6 } } });
      const rows = voided(await tx.findBy(FilingSignature, { filingId: id }));
      expect(rows).toMatchObject({ p1: ['fiveInOne'], p8: null });
    }));

  it('of the phone asks nobody', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aSignedFiling(tx);
      await editFiling(tx, filer, id);
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { fiveInOne: { ...facts.fiveInOne, phone: '0577-55509999' } } });
      expect(new Set(Object.values(voided(await tx.findBy(FilingSignature, { filingId: id }))))).toEqual(new Set([null]));
    }));

  it('of a share asks everyone who signed it', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aSignedFiling(tx);
      await editFiling(tx, filer, id);
      const investors = (facts.investors ?? []).map((investor) => ({ ...investor, paidIn: 100 }));
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { investors } });
      expect(voided(await tx.findBy(FilingSignature, { filingId: id }))).toMatchObject({ p1: ['investors'], p8: ['investors'] });
    }));

  it('that puts another person under a key forgets what the first one showed, and kills the link of who left', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aSignedFiling(tx);
      await editFiling(tx, filer, id);
      const people = (facts.people ?? [])
        .filter(({ key }) => key !== 'p9')
        .map((person) => (person.key === 'p8' ? { ...person, document: { type: 'foreignPassport' as const, number: 'E55500001' } } : person));
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { people } });
      const parties = await tx.findBy(FilingParty, { filingId: id, role: 'SIGNER' });
      expect(parties.find(({ personKey }) => personKey === 'p8')).toMatchObject({ userId: null, identifiedAt: null, removedAt: null });
      const left = parties.find(({ personKey }) => personKey === 'p9');
      if (left) expect(left.removedAt).not.toBeNull();
      expect(voided(await tx.findBy(FilingSignature, { filingId: id }))['p8']).toContain('people');
    }));
});

it('stands at the registry’s day, not the machine’s', () =>
  rolledBack(async (tx) => {
    setRegistryClock(new Date('2016-12-31T16:30:00Z'));
    const { id } = await aFiling(tx);
    expect(registryDate()).toBe('2017-01-01');
    expect((await tx.findOneByOrFail(Filing, { id })).expiresOn).toBe('2017-06-30');
  }));
