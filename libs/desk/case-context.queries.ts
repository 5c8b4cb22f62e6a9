import { In, IsNull, type EntityManager } from 'typeorm';
import { getTask } from '#libs/approval';
import type { NeighboursView, NeighbourView, PrecedentView } from '#libs/contract';
import { deedsOfRound, type OwnDeed } from '#libs/deeds';
import { lawNow } from '#libs/editions';
import { Filing, frameOf, getRound, indexesOf, openFacts } from '#libs/filing';
import { accountName } from '#libs/identity';
import { registryTime, type Actor } from '#libs/kernel';
import { nameWorld } from '#libs/naming';
import { audit } from '#libs/platform';
import { addressKey, countAtAddress, RegisterEntity, RegisterName, RegisterPerson } from '#libs/register';

const MOST = 8;

/** What the register has beside a filing: names like its own, who else is at its address, what its people hold. Looking is written down. */
export async function neighboursPage(tx: EntityManager, actor: Actor, taskId: string): Promise<NeighboursView> {
  const task = await getTask(tx, actor, taskId);
  const filing = await tx.findOneByOrFail(Filing, { id: task.filingId });
  const { facts } = openFacts(await getRound(tx, task.filingId, task.round));
  await audit(tx, actor, 'task.neighbours_viewed', taskId, { round: task.round });
  const { entities = [] } = await nameWorld(tx, await lawNow(tx), {
    ...{ ...facts, ...frameOf(filing) },
    ...{ filingId: filing.id, filerId: filing.filerId, handedIn: true },
  });
  const alike = await describe(tx, entities.flatMap(({ id, state }) => (id !== undefined && state === 'registered' ? [id] : [])).slice(0, MOST));
  return {
    names: alike.map(({ view }) => view),
    address: await atAddress(tx, facts.address?.text),
    people: await postsOf(tx, facts.people ?? []),
  };
}

async function atAddress(tx: EntityManager, text: string | undefined): Promise<NeighboursView['address']> {
  if (!text) return { total: 0, entities: [] };
  const key = addressKey(text);
  const there = await tx.find(RegisterEntity, { where: { addressKey: key, state: 'registered' }, select: { id: true }, take: MOST });
  const entities = await describe(
    tx,
    there.map(({ id }) => id),
  );
  return { total: await countAtAddress(tx, key), entities: entities.map(({ view }) => view) };
}

async function postsOf(tx: EntityManager, people: Parameters<typeof indexesOf>[0]): Promise<NeighboursView['people']> {
  const indexes = indexesOf(people);
  if (indexes.size === 0) return [];
  const rows = await tx.find(RegisterPerson, { where: { personIndex: In([...indexes.values()]), until: IsNull() }, take: 100 });
  const entities = await describe(tx, [...new Set(rows.map(({ entityId }) => entityId))]);
  return [...indexes].flatMap(([key, index]) => {
    const posts = rows
      .filter(({ personIndex }) => personIndex.equals(index))
      .flatMap(({ entityId, role }) => entities.filter(({ id }) => id === entityId).map(({ view }) => ({ ...view, role })));
    const name = people?.find((person) => person.key === key)?.name ?? '';
    return posts.length > 0 ? [{ name, posts: posts.slice(0, MOST) }] : [];
  });
}

async function describe(tx: EntityManager, ids: readonly string[]): Promise<{ id: string; view: NeighbourView }[]> {
  if (ids.length === 0) return [];
  const entities = await tx.findBy(RegisterEntity, { id: In([...ids]) });
  const names = await tx.findBy(RegisterName, { entityId: In([...ids]), until: IsNull() });
  return entities.map(({ id, unifiedSocialCreditCode, registry, state, establishedOn }) => ({
    id,
    view: { name: names.find(({ entityId }) => entityId === id)?.full ?? '', unifiedSocialCreditCode, registry, state, establishedOn },
  }));
}

interface Answered {
  allowances: { rule: string; verdict: 'allow' | 'refuse'; reason: string }[];
  at: Date;
  by_id: string;
  name: string;
  filing_number: string;
}

const MOST_PRECEDENTS = 12;

/** How the questions that this round leaves to the officer were answered before, in the same department and city; the newest first. */
export async function precedentsPage(tx: EntityManager, actor: Actor, taskId: string): Promise<PrecedentView[]> {
  const task = await getTask(tx, actor, taskId);
  const { findings } = await getRound(tx, task.filingId, task.round);
  const rules = [...new Set(findings.filter(({ severity }) => severity === 'officerDecides').map(({ rule }) => rule))];
  if (rules.length === 0) return [];
  const named = rules.map((_, place) => `v.allowances @> $${place + 4}::jsonb`).join(' or ');
  const rows: Answered[] = await tx.query(
    `select v.allowances, v.at, v.by_id, t.name, t.filing_number from approval_verdict v join approval_task t on t.id = v.task_id
      where t.department = $1 and left(t.jurisdiction, 4) = $2 and t.filing_id <> $3 and (${named}) order by v.id desc limit ${MOST_PRECEDENTS}`,
    [task.department, task.jurisdiction.slice(0, 4), task.filingId, ...rules.map((rule) => JSON.stringify([{ rule }]))],
  );
  const names = new Map<string, string>();
  for (const id of new Set(rows.map(({ by_id }) => by_id))) names.set(id, await accountName(tx, id));
  return rows.flatMap((row) =>
    row.allowances
      .filter(({ rule }) => rules.includes(rule))
      .map(({ rule, verdict, reason }) => ({
        ...{ rule, verdict, reason, name: row.name, filingNumber: row.filing_number },
        ...{ by: names.get(row.by_id) ?? '', at: registryTime(row.at) },
      })),
  );
}

/** The papers that were made from the facts, for whoever decides on them. */
export async function deedsForOfficer(tx: EntityManager, actor: Actor, taskId: string): Promise<OwnDeed[]> {
  const task = await getTask(tx, actor, taskId);
  const filing = await tx.findOneByOrFail(Filing, { id: task.filingId });
  return deedsOfRound(tx, filing, await getRound(tx, task.filingId, task.round));
}
