import { setTimeout as sleep } from 'node:timers/promises';
import { In, type EntityManager } from 'typeorm';
import { acceptFiling } from '#libs/approval';
import { advanceClosing, Closing, ClosingReminder, closingsToLookAt, concludeDeregistration, receiveClosing } from '#libs/closing';
import { changesDue, Filing } from '#libs/filing';
import { addDays, AppError, registryDate, setRegistryClock, SYSTEM } from '#libs/kernel';
import { issueLicence, keepPapers, Licence } from '#libs/licence';
import { Notice } from '#libs/notice';
import { OutboxEntry } from '#libs/platform';
import { allotCodes, firmPage, RegisterEntity, RegisterVersion, searchRegister } from '#libs/register';
import { bothDecide, reviewOf } from '../support/build.ts';
import { database } from '../support/database.ts';
import { useTestConfig } from '../support/environment.ts';
import { Noise } from '../api/noise.ts';
import { Life, type Standing } from './a-life.ts';

// Firms live through years of random lawful events on the registry clock, while the process that works for them dies again and again in the
// middle of it. Beside the product stands a book of what was asked and from which day it holds; the register must read as that book does on
// every day, each paper as the register of its day, and nobody hears anything twice or not at all.
// `npm run prove` lets 500 firms live for ten years.

const FIRMS = Number(process.env.LIFE_FIRMS ?? 20);
const YEARS = Number(process.env.LIFE_YEARS ?? 2);
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);
const BEGINS = '2016-01-11';
/** Of so many runs of a job one dies on the way, and one is done once more after it was done. */
const DIES = 6;
jest.setTimeout(120_000 + FIRMS * YEARS * 15_000);

const noise = new Noise(SEED);
const counts: Record<string, number> = {};
const count = (what: string): void => void (counts[what] = (counts[what] ?? 0) + 1);
const made = <T>(act: (tx: EntityManager) => Promise<T>): Promise<T> => database().transaction(act);

/** Work as a process does it that may die: its connection is cut before it can commit, or it dies before it has said that it was done. */
async function worked<T>(act: (tx: EntityManager) => Promise<T>): Promise<T> {
  if (noise.below(DIES) === 0) {
    count('kills');
    await made(async (tx) => {
      await act(tx);
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    }).then(
      () => expect('the connection was cut').toBe('but it committed'),
      () => sleep(1),
    );
  }
  const done = await made(act);
  if (noise.below(DIES) > 0) return done;
  count('done twice');
  return made(act);
}

/** What an applicant or an officer does; a refusal by the rules changes nothing and is counted. */
async function tries(what: string, act: (tx: EntityManager) => Promise<unknown>): Promise<boolean> {
  try {
    await made(act);
    count(what);
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) throw new Error(`seed ${SEED}, ${registryDate()}: ${what}`, { cause: error });
    const rules = (error.details as { findings?: { rule: string }[] } | undefined)?.findings?.map(({ rule }) => rule).join(' ') ?? '';
    count(`${what} refused: ${error.code} ${rules}`);
    return false;
  }
}

/** Does what has been recorded to be done, in the order of its recording. */
async function pump(): Promise<void> {
  const JOBS: Record<string, (tx: EntityManager, id: string) => Promise<unknown>> = {
    'filing.submitted': async (tx, id) => {
      await receiveClosing(tx, id);
      const { kind, state } = await tx.findOneByOrFail(Filing, { id });
      if (kind === 'simplifiedDeregistration' || state !== 'SUBMITTED') return;
      await acceptFiling(tx, SYSTEM, id);
      await bothDecide(tx, await reviewOf(tx, id));
    },
    'filing.approved': async (tx, id) => {
      await concludeDeregistration(tx, id);
      await printed(tx, id);
    },
  };
  for (;;) {
    const [next] = await database().manager.query<{ id: string; message: string; payload: { filingId: string } }[]>(
      'select id, message, payload from outbox where done_at is null and message = any($1) order by id limit 1',
      [Object.keys(JOBS)],
    );
    if (!next) return;
    await worked((tx) => JOBS[next.message]?.(tx, next.payload.filingId) ?? Promise.resolve());
    await database().manager.query('update outbox set done_at = now() where id = $1', [next.id]);
  }
}

async function printed(tx: EntityManager, filingId: string): Promise<void> {
  const licence = await issueLicence(tx, SYSTEM, filingId);
  if (licence)
    await keepPapers(tx, licence.id, {
      original: licence.id.replaceAll('-', '').padEnd(64, '0'),
      duplicate: licence.id.replaceAll('-', '').padEnd(64, '1'),
    });
}

/** What a day brings by itself: changes take effect, closings go on. */
async function dawn(): Promise<void> {
  for (const id of await changesDue(database().manager)) await worked((tx) => printed(tx, id));
  for (const id of await closingsToLookAt(database().manager, null)) await worked((tx) => advanceClosing(tx, id));
  await pump();
}

const reading = async (life: Life, on: string): Promise<Standing> => {
  const { name, businessScope, registeredCapital, address, businessTerm, state, registry, people } = await firmPage(database().manager, life.code, {
    on,
  });
  const head = people.find(({ roles }) => roles.some((role) => ['legalRepresentative', 'operator', 'investor'].includes(role)))?.name ?? '';
  return {
    name,
    scope: businessScope?.join('；') ?? '',
    capital: registeredCapital,
    address,
    term: businessTerm?.to ?? null,
    state,
    registry,
    head: life.head(head),
  };
};

/** The register reads as the book on every day: both change only on the days on which either of them does. */
async function compare(life: Life): Promise<void> {
  const versions = await database().manager.findBy(RegisterVersion, { entityId: life.entityId });
  const days = new Set(
    [...life.book.map(({ on }) => on), ...versions.map(({ validFrom }) => validFrom)].flatMap((day) => [addDays(day, -1), day, addDays(day, 1)]),
  );
  for (const on of days) {
    if (on < life.book[0]!.on || on > registryDate()) continue; // the book begins with the firm
    expect({ seed: SEED, firm: life.code, on, ...(await reading(life, on)) }).toEqual({ seed: SEED, firm: life.code, on, ...life.on(on) });
  }
  for (const { face, issuedOn } of await database().manager.findBy(Licence, { entityId: life.entityId })) {
    count('papers compared');
    const said = (field: string): string | undefined => face.fields.find((one) => one.field === field)?.value;
    const { name, scope, address } = life.on(issuedOn);
    expect({ seed: SEED, issuedOn, name: said('name'), address: said('address') }).toEqual({ seed: SEED, issuedOn, name, address });
    expect(said('scope')?.startsWith(scope)).toBe(true);
  }
}

it(`${FIRMS} firms live for ${YEARS} years, seed ${SEED}: the register is the replay of what was filed, on every day`, async () => {
  useTestConfig();
  setRegistryClock(new Date(`${BEGINS}T02:00:00Z`));
  await made((tx) => allotCodes(tx, 'PDY', 5, 99_999));
  const ends = addDays(BEGINS, YEARS * 365);
  const lives: Life[] = [];
  const plan = new Map<string, (() => Promise<void>)[]>();
  const at = (day: string, act: () => Promise<void>): void => {
    if (day < ends) plan.set(day, [...(plan.get(day) ?? []), act]);
  };
  const goOn = (life: Life): void =>
    at(addDays(registryDate(), 15 + noise.below(220)), async () => {
      await life.step();
      await pump();
      if (!life.ended) goOn(life);
    });
  for (let place = 0; place < FIRMS; place += 1) {
    at(addDays(BEGINS, noise.below(90)), async () => {
      const life = new Life({ noise, tries, count, later: at });
      if (!(await life.begin())) return;
      await pump();
      await life.opened();
      lives.push(life);
      goOn(life);
    });
  }
  for (let day = BEGINS; day < ends; day = addDays(day, 1)) {
    const acts = plan.get(day);
    // Nothing but a stored day makes a day matter; those on which none falls are passed over now and then.
    if (!acts && noise.below(3) > 0) continue;
    setRegistryClock(new Date(`${day}T02:00:00Z`));
    await dawn();
    for (const act of acts ?? []) await act();
  }
  setRegistryClock(new Date(`${ends}T02:00:00Z`));
  await dawn();
  await pump();

  expect(lives.length).toBeGreaterThanOrEqual(FIRMS * 0.9);
  for (const life of lives) await compare(life);
  await noNoticeTwiceOrLost();
  await searchKnows(lives);
  process.stdout.write(`life: seed ${SEED}, ${FIRMS} firms, ${YEARS} years, ${JSON.stringify(counts)}\n`);
});

/** Who ended a filing heard so once; of a closing each thing was said once; every licence and every entry was told once. */
async function noNoticeTwiceOrLost(): Promise<void> {
  const tx = database().manager;
  const notices = await tx.find(Notice);
  const alike = new Map<string, number>();
  for (const { recipientId, kind, filingId, params, createdAt } of notices) {
    const key = JSON.stringify([recipientId, kind, filingId, params, filingId === null ? createdAt : null]);
    alike.set(key, (alike.get(key) ?? 0) + 1);
  }
  expect({ seed: SEED, twice: [...alike].filter(([, times]) => times > 1) }).toEqual({ seed: SEED, twice: [] });
  count('notices');
  counts['notices'] = notices.length;

  const told = await tx.findBy(OutboxEntry, { message: In(['licence.issued', 'licence.change_entered', 'closing.entity_deregistered']) });
  const toldOf = (filingId: string): number => told.filter(({ payload }) => (payload as { filingId?: string }).filingId === filingId).length;
  for (const { id, kind } of await tx.findBy(Filing, { state: 'COMPLETED' }))
    expect({ seed: SEED, kind, id, told: toldOf(id) }).toEqual({ seed: SEED, kind, id, told: 1 });
  for (const { filingId, state } of await tx.find(Closing)) {
    const said = await tx.findBy(ClosingReminder, { filingId });
    const heard = notices.filter((notice) => notice.filingId === filingId && notice.kind.startsWith('closing.')).map(({ kind }) => kind);
    const done = state === 'DEREGISTERED' ? ['closing.done'] : [];
    const owed = [...said.map(({ what }) => what.replace(/ .*/, '')), ...done].sort();
    expect({ seed: SEED, filingId, state, heard: heard.sort() }).toEqual({ seed: SEED, filingId, state, heard: owed });
  }
}

/** Who is looked for today is found under today's name, and under no earlier one. */
async function searchKnows(lives: readonly Life[]): Promise<void> {
  for (const life of lives.slice(0, 100)) {
    const { name, state } = life.on(registryDate());
    const { rows } = await searchRegister(database().manager, { q: name });
    const { unifiedSocialCreditCode, registrationNumber } = await database().manager.findOneByOrFail(RegisterEntity, { id: life.entityId });
    expect(rows.filter(({ code }) => code === (unifiedSocialCreditCode ?? registrationNumber))).toMatchObject([{ name, state }]);
    for (const { standing } of life.book.filter((one) => one.standing.name !== name))
      expect((await searchRegister(database().manager, { q: standing.name })).rows.map(({ code }) => code)).not.toContain(life.code);
  }
}
