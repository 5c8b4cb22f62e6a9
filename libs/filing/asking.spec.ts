import type { Facts, PersonFacts } from '#libs/contract';
import { registryDate, setRegistryClock } from '#libs/kernel';
import { Notice } from '#libs/notice';
import { OutboxEntry } from '#libs/platform';
import { aFiling, anApplicant, everyoneSigns, type Built } from '../../test/support/build.ts';
import { cleanFiling } from '../../test/support/clean-filing.ts';
import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { editFacts, setContacts } from './edit-facts.ts';
import { editFiling } from './end-filing.ts';
import { FilingParty, SigningReminder } from './filing.entity.ts';
import { filingPage } from './filing.queries.ts';
import { inviteSigners } from './invite-signers.ts';
import { remindSigners } from './remind-signers.ts';
import { requestSignatures } from './request-signatures.ts';
import { resendLink } from './resend-link.ts';
import { openSigning } from './sign-filing.ts';
import { signingToken } from './signing-link.ts';

const START = new Date('2016-03-15T02:00:00Z');
const on = (days: number, minutes = 0): void => setRegistryClock(new Date(START.getTime() + days * 86_400_000 + minutes * 60_000));

beforeAll(() => void useTestConfig());
beforeEach(() => on(0));
afterAll(() => setRegistryClock());

const within = <T>(act: (tx: ReturnType<typeof database>['manager']) => Promise<T>): Promise<T> => database().transaction(act);

/** Everyone has an account and was asked; nobody has signed. */
async function asked(facts: Facts = {}): Promise<Built> {
  return within(async (tx) => {
    const built = await aFiling(tx, { facts });
    for (const person of built.facts.people ?? []) await anApplicant(tx, person);
    await requestSignatures(tx, built.filer, built.id);
    return built;
  });
}
const parties = (filingId: string): Promise<FilingParty[]> =>
  database().manager.find(FilingParty, { where: { filingId, role: 'SIGNER' }, order: { personKey: 'asc' } });
const payloadOf = (payload: object): { filingId?: string; partyId?: string } => payload;
const told = async (filingId: string, kind: string): Promise<Notice[]> => database().manager.findBy(Notice, { filingId, kind });

it('a link ends after thirty days; the filer has it sent again, not more often than every ten minutes', async () => {
  const { id, filer } = await asked();
  const [party] = await parties(id);
  const token = signingToken(party?.id ?? '');
  const look = () => within((tx) => openSigning(tx, filer, token, 'look'));
  on(29, 1_430);
  await expect(look()).resolves.toMatchObject({ party: { id: party?.id } });
  on(30, 1);
  await expect(look()).rejects.toMatchObject({
    kind: 'conflict',
    code: 'signing.link_over',
    details: { until: expect.stringMatching(/^2016-04-14T10:00:/) },
  });
  const resend = (person = party?.personKey ?? '') => within((tx) => resendLink(tx, filer, { filingId: id, person }));
  expect((await within((tx) => filingPage(tx, filer, id))).signers[0]).toMatchObject({
    linkOver: true,
    since: expect.stringMatching(/^2016-03-15T10:00:/),
  });
  await resend();
  await expect(look()).resolves.toMatchObject({ party: { id: party?.id } });
  on(30, 8);
  await expect(resend()).rejects.toMatchObject({ code: 'signing.resent_just_now' });
  on(30, 13);
  await resend();
  await expect(resend('nobody')).rejects.toMatchObject({ kind: 'not_found' });
  const stranger = await within((tx) => anApplicant(tx));
  await expect(within((tx) => resendLink(tx, stranger, { filingId: id, person: 'p1' }))).rejects.toMatchObject({ code: 'filing.not_found' });
  const sent = await database().manager.findBy(OutboxEntry, { message: 'filing.link_resent' });
  expect(sent.filter(({ payload }) => payloadOf(payload).filingId === id).map(({ payload }) => payloadOf(payload).partyId)).toEqual([
    party?.id,
    party?.id,
  ]);
});

it('whoever has signed still sees what it was when the link is over', async () => {
  const { id, filer, facts } = await asked();
  await within((tx) => everyoneSigns(tx, id));
  on(40);
  const [party] = await parties(id);
  const person = facts.people?.find(({ key }) => key === party?.personKey);
  const actor = person ? await within((tx) => anApplicant(tx, person)) : filer;
  await expect(within((tx) => openSigning(tx, actor, signingToken(party?.id ?? ''), 'look'))).resolves.toMatchObject({ isPerson: true });
});

it('who is missing is reminded on the third, seventh and fourteenth day, once, however often the worker runs', async () => {
  const { id, filer } = await asked();
  await inviteSigners(database(), id);
  const waiting = (await parties(id)).length;
  const run = () => Promise.all([1, 2, 3].map(() => remindSigners(database())));
  const count = async () => (await told(id, 'signature.reminder')).length / waiting;
  on(2, 1_430);
  await run();
  expect(await count()).toBe(0);
  on(3, 1);
  await run();
  await run();
  expect(await count()).toBe(1);
  // Nobody looked for days: one reminder makes up for those that were missed.
  on(15, 1);
  await run();
  await run();
  expect(await count()).toBe(2);
  on(100);
  await run();
  expect(await count()).toBe(2);
  expect((await within((tx) => filingPage(tx, filer, id))).signers.map(({ reminded }) => reminded)).toEqual(Array.from({ length: waiting }, () => 2));
  const rows = await database().manager.find(SigningReminder, { order: { days: 'asc' } });
  const own = new Set((await parties(id)).map((party) => party.id));
  expect(rows.filter(({ partyId }) => own.has(partyId)).map(({ days }) => days)).toEqual(expect.arrayContaining([3, 14]));
});

it('whoever has signed is not reminded; who has only a mail address gets the mail by a message, and a new asking begins anew', async () => {
  let key = '';
  const { id, filer, facts } = await within(async (tx) => {
    const built = await aFiling(tx, { facts: { people: withNewcomer() } });
    key = built.facts.people?.[1]?.key ?? '';
    await setContacts(tx, built.filer, built.id, { [key]: { email: 'second@example.test' } });
    await requestSignatures(tx, built.filer, built.id);
    return built;
  });
  on(3, 1);
  await remindSigners(database());
  const messages = async () =>
    (await database().manager.findBy(OutboxEntry, { message: 'filing.signer_reminded' })).map(({ payload }) => payloadOf(payload).partyId);
  const party = (await parties(id)).find(({ personKey }) => personKey === key);
  expect(party).toBeDefined();
  expect(await messages()).toEqual([party?.id]);

  await within(async (tx) => {
    await editFiling(tx, filer, id);
    await editFacts(tx, filer, { filingId: id, version: 1, parts: { fiveInOne: { ...facts.fiveInOne, phone: '0577-55501006' } } });
    await requestSignatures(tx, filer, id);
  });
  await remindSigners(database());
  expect(await messages()).toEqual([party?.id]);
  on(6, 5);
  await remindSigners(database());
  expect(await messages()).toEqual([party?.id, party?.id]);
  await within((tx) => everyoneSigns(tx, id));
  on(30);
  await remindSigners(database());
  expect(await messages()).toEqual([party?.id, party?.id]);
});

it('an edit tells those whom it touches why they sign again, and the others that their signature stands (A-26)', async () => {
  const { id, filer, facts } = await asked(withSupervisor());
  await within((tx) => everyoneSigns(tx, id));
  const edit = (version: number, parts: Parameters<typeof editFacts>[2]['parts']) =>
    within(async (tx) => {
      await editFiling(tx, filer, id);
      await editFacts(tx, filer, { filingId: id, version, parts });
      await requestSignatures(tx, filer, id);
    });
  // (a) A phone number touches nobody's signature and nobody is told.
  await edit(1, { fiveInOne: { ...facts.fiveInOne, phone: '0577-55501006' } });
  await inviteSigners(database(), id);
  expect([...(await told(id, 'signature.asked_again')), ...(await told(id, 'signature.stands'))]).toEqual([]);
  // (b) What the holders signed changes: they are asked again, those who only accept a post are told.
  await edit(2, { registeredCapital: (facts.registeredCapital ?? 0) + 1_000_000, investors: more(facts) });
  await inviteSigners(database(), id);
  await inviteSigners(database(), id);
  const { signers } = await within((tx) => filingPage(tx, filer, id));
  const voided = signers.filter(({ state }) => state === 'VOIDED');
  const standing = signers.filter(({ state, asks }) => state === 'DONE' && asks === 'sign');
  expect(voided.length).toBeGreaterThan(0);
  expect(standing.length).toBeGreaterThan(0);
  const again = await told(id, 'signature.asked_again');
  expect(again.length).toBe(voided.length);
  expect(again.map(({ params }) => params['parts.zh'])).toEqual(voided.map(() => '注册资本、出资'));
  const stands = await told(id, 'signature.stands');
  expect(stands.length).toBe(standing.length);
  expect(stands.map(({ params }) => params['people'])).toEqual(standing.map(() => expect.stringContaining(voided[0]?.name ?? '?')));
});

const clean = () => cleanFiling('LIMITED_LIABILITY_COMPANY', registryDate());

/** The third person supervises, and holds nothing; the second keeps the books. */
function withSupervisor(): Facts {
  const { people = [], fiveInOne } = clean();
  const roles = [undefined, ['financeOfficer'], ['supervisor', 'liaisonOfficer']];
  return {
    people: people.map((person, place) => ({ ...person, roles: roles[place] ?? person.roles })),
    fiveInOne: { ...fiveInOne, financeOfficer: people[1]?.key ?? '' },
  };
}

/** The second person has no account. */
function withNewcomer(): PersonFacts[] {
  const newcomer = { name: '陈书砚', document: { type: 'residentIdCard' as const, number: '330302198207259960' } };
  return (clean().people ?? []).map((person, place) => (place === 1 ? { ...person, ...newcomer } : person));
}

const more = ({ investors = [] }: Built['facts']) =>
  investors.map((one, place) =>
    place > 0
      ? one
      : {
          ...one,
          subscribed: (one.subscribed ?? 0) + 1_000_000,
          contributions: one.contributions.map((part, nth) => (nth > 0 ? part : { ...part, amount: (part.amount ?? 0) + 1_000_000 })),
        },
  );
