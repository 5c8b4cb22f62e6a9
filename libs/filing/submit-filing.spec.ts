import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { addDays, registryDate, setRegistryClock } from '#libs/kernel';
import { NameHold, reserveName } from '#libs/naming';
import { OutboxEntry } from '#libs/platform';
import { aFiling, aName, anApplicant, aSignedFiling, aSubmittedFiling, everyoneSigns } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { checkFiling } from './check-filing.ts';
import { editFacts } from './edit-facts.ts';
import { editFiling, expireFilings, withdrawFiling } from './end-filing.ts';
import { Filing, FilingDocument, FilingHistory, FilingParty, FilingRound, FilingSignature } from './filing.entity.ts';
import { checkPage, filingPage } from './filing.queries.ts';
import { lockFiling } from './lock-filing.ts';
import { moveFiling } from './move-filing.ts';
import { requestSignatures } from './request-signatures.ts';
import { openFacts, sealFacts } from './sealed-facts.ts';
import { openSigning, signFiling } from './sign-filing.ts';
import { signingToken } from './signing-link.ts';
import { submitFiling } from './submit-filing.ts';

beforeAll(() => void useTestConfig());
beforeEach(() => setRegistryClock(new Date('2016-03-15T02:00:00Z')));

describe('asking for signatures', () => {
  it('is refused with every defect at once while anything else stands in the way', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFiling(tx, { facts: { registeredCapital: -1, businessScope: [], documents: { own: ['charter'] } }, bare: true });
      const asked = requestSignatures(tx, filer, id);
      await expect(asked).rejects.toMatchObject({ code: 'filing.has_blocking_findings' });
      const { findings } = await asked.then(
        () => ({ findings: [] }),
        (error: { details: { findings: { rule: string }[] } }) => error.details,
      );
      expect(new Set(findings.map(({ rule }) => rule.split('.')[0]))).toEqual(new Set(['capital', 'scope', 'document']));
      expect(findings.map(({ rule }) => rule)).not.toContain('person.signature_missing');
    }));

  it('waits for no paper that we make from the facts, and for the one that the applicants bring themselves', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFiling(tx, { bare: true });
      const { findings, documentsRequired, documentsMade } = await checkPage(tx, filer, id);
      expect(documentsRequired).toEqual(expect.arrayContaining(['charter', 'appointmentPapers']));
      expect(documentsMade).toEqual(['charter', 'appointmentPapers']);
      expect(findings.filter(({ rule }) => rule.startsWith('document.'))).toEqual([]);
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { documents: { own: ['charter'] } } });
      const own = await checkPage(tx, filer, id);
      expect([own.documentsMade, own.findings.map(({ path }) => path)]).toEqual([['appointmentPapers'], ['documents.charter']]);
    }));

  it('asks those too of whom no address is known: the filer hands on the link', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFiling(tx);
      const filing = await tx.findOneByOrFail(Filing, { id });
      const { facts } = openFacts(filing);
      await tx.save(Object.assign(filing, sealFacts(facts, {}, id)));
      await requestSignatures(tx, filer, id);
      const { signers } = await filingPage(tx, filer, id);
      expect(signers.every(({ state, link }) => state === 'INVITED' && link !== undefined)).toBe(true);
    }));

  it('gives one link a person, however often they are asked', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFiling(tx);
      await requestSignatures(tx, filer, id);
      const first = await tx.findBy(FilingParty, { filingId: id, role: 'SIGNER' });
      await editFiling(tx, filer, id);
      await requestSignatures(tx, filer, id);
      const again = await tx.findBy(FilingParty, { filingId: id, role: 'SIGNER' });
      expect(again.map((party) => party.id).sort()).toEqual(first.map((party) => party.id).sort());
      expect(first.length).toBeGreaterThan(1);
      expect(await tx.countBy(OutboxEntry, { message: 'filing.signatures_requested' })).toBe(2);
    }));

  it('holds the name from then on', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aFiling(tx);
      await requestSignatures(tx, filer, id);
      const other = await aFiling(tx, { facts: { ...facts }, filer: await anApplicant(tx) });
      await expect(requestSignatures(tx, other.filer, other.id)).rejects.toMatchObject({
        code: 'filing.has_blocking_findings',
        details: { findings: [expect.objectContaining({ rule: 'name.held_by_open_filing' })] },
      });
    }));
});

describe('signing', () => {
  const linkOf = async (tx: Parameters<typeof signFiling>[0], filingId: string, personKey: string): Promise<string> =>
    signingToken((await tx.findOneByOrFail(FilingParty, { filingId, role: 'SIGNER', personKey })).id);

  it('is over exactly the content shown, by the person of the paper, and twice is once', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aFiling(tx);
      await requestSignatures(tx, filer, id);
      const token = await linkOf(tx, id, 'p8');
      const p8 = await anApplicant(
        tx,
        facts.people?.find(({ key }) => key === 'p8'),
      );
      await expect(signFiling(tx, p8, { token, contentHash: 'another' })).rejects.toMatchObject({ code: 'signing.content_changed' });
      const { contentHash } = await openSigning(tx, p8, token);
      await expect(signFiling(tx, filer, { token, contentHash })).rejects.toMatchObject({ code: 'signing.not_this_person' });
      await signFiling(tx, p8, { token, contentHash });
      await signFiling(tx, p8, { token, contentHash });
      expect(await tx.countBy(FilingSignature, { filingId: id, personKey: 'p8' })).toBe(1);
    }));

  it('is not open on a draft, and leads nowhere once the filing is withdrawn', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aFiling(tx);
      await requestSignatures(tx, filer, id);
      const token = await linkOf(tx, id, 'p8');
      const p8 = await anApplicant(
        tx,
        facts.people?.find(({ key }) => key === 'p8'),
      );
      const { contentHash } = await openSigning(tx, p8, token);
      await editFiling(tx, filer, id);
      await expect(signFiling(tx, p8, { token, contentHash })).rejects.toMatchObject({ code: 'signing.not_open' });
      await withdrawFiling(tx, filer, id);
      await expect(openSigning(tx, p8, token)).rejects.toMatchObject({ code: 'signing.not_found' });
    }));
});

describe('submission', () => {
  it('gives a number of the day, freezes the round with its law, and is told once', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aSignedFiling(tx);
      const filing = await submitFiling(tx, filer, id);
      expect(filing).toMatchObject({ state: 'SUBMITTED', round: 1, number: '330302-20160315-000001' });
      const round = await tx.findOneByOrFail(FilingRound, { filingId: id, round: 1 });
      expect(round.contentHash).toMatch(/^[0-9a-f]{64}$/);
      expect(round.lawVersion).not.toBe('');
      expect(openFacts(round).facts.people?.map(({ document }) => document.number)).toEqual(facts.people?.map(({ document }) => document.number));
      expect(round.documents.map(({ kind }) => kind).sort()).toEqual(
        (await tx.findBy(FilingDocument, { filingId: id })).map(({ kind }) => kind).sort(),
      );
      expect(await tx.countBy(OutboxEntry, { message: 'filing.submitted' })).toBe(1);
      await expect(submitFiling(tx, filer, id)).rejects.toMatchObject({ code: 'filing.move_not_allowed', details: { state: 'SUBMITTED' } });
    }));

  it('asks for every signature, and for everyone to have shown who they are', () =>
    rolledBack(async (tx) => {
      setRegistryClock(new Date('2026-03-16T02:00:00Z')); // everyone with a post shows who they are
      const { id, filer } = await aFiling(tx, { facts: { industryCode: { edition: '2017', code: 'F5199' } } });
      await requestSignatures(tx, filer, id);
      const rules = expect.arrayContaining(
        ['person.signature_missing', 'person.real_name_not_verified'].map((rule): unknown => expect.objectContaining({ rule })),
      ) as unknown;
      await expect(submitFiling(tx, filer, id)).rejects.toMatchObject({ code: 'filing.has_blocking_findings', details: { findings: rules } });
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state: 'AWAITING_SIGNATURES', round: 0, number: null });
    }));

  it('counts numbers by registry and day', () =>
    rolledBack(async (tx) => {
      const numbers: (string | null)[] = [];
      for (const jurisdiction of ['330302', '330302', '330303']) {
        const { address, ...rest } = aName();
        const { id } = await aSubmittedFiling(tx, {
          frame: { jurisdiction },
          facts: { ...rest, address: { ...address, divisionCode: jurisdiction } },
        });
        numbers.push((await tx.findOneByOrFail(Filing, { id })).number);
      }
      setRegistryClock(new Date('2016-03-15T16:00:00Z')); // the next day at the registry
      const { id } = await aSubmittedFiling(tx);
      numbers.push((await tx.findOneByOrFail(Filing, { id })).number);
      expect(numbers).toEqual(['330302-20160315-000001', '330302-20160315-000002', '330303-20160315-000001', '330302-20160316-000001']);
    }));

  it('is frozen: the database refuses a change of a round, and of history', () =>
    rolledBack(async (tx) => {
      const { id } = await aSubmittedFiling(tx);
      for (const sql of [
        `update filing_round set content_hash = '' where filing_id = '${id}'`,
        `delete from filing_round where filing_id = '${id}'`,
        `update filing_history set details = '{}' where filing_id = '${id}'`,
        `delete from filing_history where filing_id = '${id}'`,
      ]) {
        await tx.query('savepoint before');
        await expect(tx.query(sql)).rejects.toThrow('is append-only');
        await tx.query('rollback to savepoint before');
      }
    }));

  it('after a correction keeps the number, counts the round and what was said, and asks only those again whose text changed', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await aSubmittedFiling(tx);
      await moveFiling(tx, filer, await lockFiling(tx, id), 'requestCorrection', { remarks: [{ reason: '请改正' }] });
      await editFiling(tx, filer, id);
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { fiveInOne: { ...facts.fiveInOne, staffCount: 9 } } });
      await requestSignatures(tx, filer, id);
      const before = await tx.countBy(FilingSignature, { filingId: id });
      await everyoneSigns(tx, id);
      const [first, second] = [await tx.findOneByOrFail(FilingRound, { filingId: id, round: 1 }), await submitFiling(tx, filer, id)];
      expect(second).toMatchObject({ round: 2, number: '330302-20160315-000001' });
      expect((await tx.findOneByOrFail(FilingRound, { filingId: id, round: 2 })).contentHash).not.toBe(first.contentHash);
      expect(first.facts.fiveInOne?.staffCount).toBe(5);
      expect((await tx.countBy(FilingSignature, { filingId: id })) - before).toBe(1); // the applicant's alone
    }));
});

describe('a reserved name (A-8)', () => {
  const at = (time: string): void => setRegistryClock(new Date(time));
  /** Signed on the ninth, with a reservation of the filer that holds to the tenth of May. */
  async function reserved(tx: EntityManager) {
    at('2016-05-09T02:00:00Z');
    const place = aName();
    const filer = await anApplicant(tx);
    const order = { code: 'YL2016', name: place.name.full, jurisdiction: '330302', reservedOn: '2015-11-11', validTo: '2016-05-10' };
    await reserveName(tx, await lawNow(tx), { ...order, applicantId: filer.userId });
    return aSignedFiling(tx, { filer, facts: { ...place, name: { ...place.name, reservation: 'YL2016' } } });
  }
  const over = { code: 'filing.has_blocking_findings', details: { findings: [expect.objectContaining({ path: 'name.reservation' })] as unknown } };

  it('is good to the end of its last day at the registry', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await reserved(tx);
      at('2016-05-10T15:59:30Z');
      expect(await submitFiling(tx, filer, id)).toMatchObject({ state: 'SUBMITTED' });
    }));

  it('is told to be over at the first step after, and refused at the door; the draft stays', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await reserved(tx);
      at('2016-05-10T16:00:30Z');
      const { findings } = await checkFiling(tx, await tx.findOneByOrFail(Filing, { id }), openFacts(await tx.findOneByOrFail(Filing, { id })).facts);
      expect(findings).toEqual([expect.objectContaining({ path: 'name.reservation', severity: 'blocking' })]);
      await expect(submitFiling(tx, filer, id)).rejects.toMatchObject(over);
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state: 'AWAITING_SIGNATURES', round: 0 });
    }));

  it('handed in before, is the filing’s for as long as that is open, through correction too', () =>
    rolledBack(async (tx) => {
      const { id, filer, facts } = await reserved(tx);
      await submitFiling(tx, filer, id);
      at('2016-05-20T02:00:00Z');
      await moveFiling(tx, filer, await lockFiling(tx, id), 'requestCorrection', { remarks: [] });
      await editFiling(tx, filer, id);
      await editFacts(tx, filer, { filingId: id, version: 1, parts: { fiveInOne: { ...facts.fiveInOne, staffCount: 9 } } });
      await requestSignatures(tx, filer, id);
      await everyoneSigns(tx, id);
      expect(await submitFiling(tx, filer, id)).toMatchObject({ state: 'SUBMITTED', round: 2 });
    }));

  it('of somebody else is not to be had', () =>
    rolledBack(async (tx) => {
      const { filer, facts } = await reserved(tx);
      const other = aFiling(tx, { filer: await anApplicant(tx), facts: { ...aName(), ...(facts.name ? { name: facts.name } : {}) } });
      await expect(requestSignatures(tx, (await other).filer, (await other).id)).rejects.toMatchObject({ code: 'filing.has_blocking_findings' });
      expect(await tx.countBy(NameHold, { holderId: filer.userId })).toBe(1);
    }));
});

describe('the end of a filing', () => {
  it('by withdrawal lets the name go and is told with who and when', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aSubmittedFiling(tx);
      expect(await tx.countBy(NameHold, { filingId: id })).toBe(1);
      await withdrawFiling(tx, filer, id);
      expect(await tx.countBy(NameHold, { filingId: id })).toBe(0);
      const [last] = await tx.find(FilingHistory, { where: { filingId: id }, order: { id: 'desc' }, take: 1 });
      expect(last).toMatchObject({ fromState: 'SUBMITTED', toState: 'WITHDRAWN', move: 'withdraw', actorId: filer.userId });
      await expect(withdrawFiling(tx, filer, id)).rejects.toMatchObject({ code: 'filing.move_not_allowed' });
    }));

  it('is of its filer alone', () =>
    rolledBack(async (tx) => {
      const { id } = await aSubmittedFiling(tx);
      await expect(withdrawFiling(tx, await anApplicant(tx), id)).rejects.toMatchObject({ code: 'filing.not_found' });
    }));

  it('comes to a draft when its last day is over, not before, and its name is free', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aFiling(tx);
      await requestSignatures(tx, filer, id);
      const { expiresOn } = await tx.findOneByOrFail(Filing, { id });
      setRegistryClock(new Date(`${expiresOn}T15:59:00Z`));
      expect(await expireFilings(tx)).toBe(0);
      setRegistryClock(new Date(`${expiresOn}T16:01:00Z`));
      expect(registryDate()).toBe(addDays(expiresOn, 1));
      expect(await expireFilings(tx)).toBe(1);
      expect(await expireFilings(tx)).toBe(0);
      expect(await tx.findOneByOrFail(Filing, { id })).toMatchObject({ state: 'EXPIRED' });
      expect(await tx.countBy(NameHold, { filingId: id })).toBe(0);
    }));

  it('does not come to what is with the office, nor at once to what comes back from there', () =>
    rolledBack(async (tx) => {
      const { id, filer } = await aSubmittedFiling(tx);
      setRegistryClock(new Date('2016-12-01T02:00:00Z'));
      expect(await expireFilings(tx)).toBe(0);
      await moveFiling(tx, filer, await lockFiling(tx, id), 'requestCorrection', { remarks: [] });
      expect(await expireFilings(tx)).toBe(0);
      expect((await tx.findOneByOrFail(Filing, { id })).expiresOn).toBe(addDays('2016-12-01', 180));
    }));

  it('comes to every draft that is due, whatever their number', async () => {
    await rolledBack(async (tx) => {
      const { id } = await aFiling(tx);
      await tx.query(
        `insert into filing select (jsonb_populate_record(f, jsonb_build_object('id', gen_random_uuid()))).* from filing f, generate_series(1, 110) where f.id = $1`,
        [id],
      );
      setRegistryClock(new Date('2017-03-15T02:00:00Z'));
      let ended = 0;
      for (let run = 0; run < 3; run++) ended += await expireFilings(tx);
      expect(ended).toBe(111);
    });
  });
});
