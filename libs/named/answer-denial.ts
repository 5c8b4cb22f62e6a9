import type { EntityManager } from 'typeorm';
import { lapseTasks } from '#libs/approval';
import { lockFiling, moveFiling, type Filing } from '#libs/filing';
import { closeHold, Hold, type HoldMove } from '#libs/hold';
import { conflict, forbidden, mayStaff, notFound, type Actor } from '#libs/kernel';
import { findNameOf } from '#libs/register';
import { notify } from '#libs/notice';
import { ENDING, movesFor } from './named.rules.ts';

const REGISTRY = 'MARKET_SUPERVISION';

/** A hold of the caller's own district. For everyone else it is not there. */
export async function getHold(tx: EntityManager, actor: Actor, id: string): Promise<Hold> {
  const hold = await tx.findOneBy(Hold, { id });
  if (!hold || !mayStaff(actor, hold.jurisdiction, REGISTRY)) throw notFound('hold.not_found');
  return hold;
}

/** The registry has looked into a "not me". Lifted, the filing goes on; upheld, the filing ends. The person and the filer are told. */
export async function answerDenial(tx: EntityManager, actor: Actor, id: string, move: HoldMove, reason: string): Promise<Hold> {
  const known = await getHold(tx, actor, id);
  const filing = known.on === 'filing' ? await lockFiling(tx, known.objectId) : null;
  if (known.state === 'OPEN' && !movesFor(actor, known).includes(move)) {
    if (!actor.roles.includes('approver')) throw forbidden('approval.role_missing', { role: 'approver' });
    throw conflict('hold.second_person_needed');
  }
  const hold = await closeHold(tx, actor, id, move, reason);
  if (filing) await tellFiler(tx, filing, move);
  if (filing && move === 'uphold') await endFiling(tx, actor, filing, reason);
  const name = filing ? (filing.facts.name?.full ?? '') : ((await findNameOf(tx, hold.objectId))?.full ?? '');
  await notify(tx, { to: hold.accountId, kind: move === 'lift' ? 'named.lifted' : 'named.upheld', filingId: null, params: { name, reason } });
  return hold;
}

async function endFiling(tx: EntityManager, actor: Actor, filing: Filing, reason: string): Promise<void> {
  for (const move of ENDING[filing.state] ?? []) await moveFiling(tx, actor, filing, move, { remarks: [{ department: REGISTRY, reason }] });
  await lapseTasks(tx, filing);
}

/** The filer hears that the filing stands still or goes on, not who said what. */
async function tellFiler(tx: EntityManager, filing: Filing, move: HoldMove): Promise<void> {
  const params = { name: filing.facts.name?.full ?? '', number: filing.number ?? '' };
  await notify(tx, { to: filing.filerId, kind: move === 'lift' ? 'filing.released' : 'filing.stopped', filingId: filing.id, params });
}
