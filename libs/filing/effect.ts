import type { EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { conflict, registryDate, type Actor } from '#libs/kernel';
import { holdName } from '#libs/naming';
import { RegisterVersion } from '#libs/register';
import { type Filing, FilingHistory } from './filing.entity.ts';
import { waitsForItsDay } from './filing.rules.ts';
import { mustBeOnlyChange } from './fit-register.ts';
import { lockOwnFiling } from './lock-filing.ts';
import { moveFiling } from './move-filing.ts';

/** Approved changes whose day has come by the registry clock, the oldest first. */
export async function changesDue(tx: EntityManager): Promise<string[]> {
  const rows: { id: string }[] = await tx.query(
    `select id from filing where state = 'APPROVED' and effective_on <= $1 order by effective_on, id limit 500`,
    [registryDate()],
  );
  return rows.map(({ id }) => id);
}

/** A change that was decided is withdrawn only while its day lies ahead; from that moment on it holds, also while its licence is still being drawn. */
export function mayStillWithdraw(filing: Filing): void {
  if (filing.state === 'APPROVED' && !waitsForItsDay(filing, registryDate()))
    throw conflict('filing.move_not_allowed', { state: filing.state, move: 'withdraw' });
}

/** The withdrawal of a decided change is undone: it takes effect on its day, or at once if that is over. Not when the firm has changed since. */
export async function restoreFiling(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  const withdrawal = await lastWithdrawal(tx, filing);
  if (!withdrawal) throw conflict('filing.move_not_allowed', { state: filing.state, move: 'restore' });
  await mustBeOnlyChange(tx, filing);
  const last = await tx.findOne(RegisterVersion, {
    where: { entityId: filing.subject ?? '' },
    order: { version: 'desc' },
    select: { recordedAt: true },
  });
  if (last && last.recordedAt > withdrawal.at) throw conflict('change.register_moved_on');
  if (filing.facts.name) await holdName(tx, await lawNow(tx), filing, filing.facts.name.full);
  return moveFiling(tx, actor, filing, 'restore');
}

async function lastWithdrawal(tx: EntityManager, filing: Filing): Promise<FilingHistory | null> {
  if (filing.state !== 'WITHDRAWN') return null;
  const last = await tx.findOne(FilingHistory, { where: { filingId: filing.id }, order: { id: 'desc' } });
  return last?.fromState === 'APPROVED' && last.move === 'withdraw' ? last : null;
}
