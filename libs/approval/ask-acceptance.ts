import type { EntityManager } from 'typeorm';
import { isYearNotLoaded } from '#libs/catalogue';
import { lawNow } from '#libs/editions';
import { getRound, lockFiling, type Filing } from '#libs/filing';
import { registryDate, SYSTEM } from '#libs/kernel';
import { acceptFiling } from './accept-filing.ts';
import { DEEMED_AFTER_WORKING_DAYS, DEEMED_UNTIL } from './acceptance.rules.ts';
import { ApprovalTask } from './approval.entity.ts';
import { openTask } from './open-task.ts';
import { switchFor } from './switch.queries.ts';

/** What was handed in is complete by its check and accepted at once, unless the district has a clerk look first. */
export async function receiveFiling(tx: EntityManager, filingId: string): Promise<Filing> {
  const filing = await lockFiling(tx, filingId);
  if (filing.state !== 'SUBMITTED') return filing;
  // Nobody is asked about a simplified deregistration: it is public first, and then decided by its notice and what was objected.
  if (filing.kind === 'simplifiedDeregistration') return filing;
  const { on } = await switchFor(tx, 'acceptance', filing);
  if (on) return acceptFiling(tx, SYSTEM, filingId);
  const { receivedAt } = await getRound(tx, filing.id, filing.round);
  await openTask(
    tx,
    filing,
    {
      department: 'MARKET_SUPERVISION',
      kind: 'ACCEPTANCE',
      gating: false,
      asked: 'atAcceptance',
      by: 'person',
      steps: [],
      limit: { days: DEEMED_AFTER_WORKING_DAYS, unit: 'workingDays' },
      number: null,
      items: [],
    },
    { from: receivedAt },
  );
  return filing;
}

/** Accepts what nobody said anything about within five working days, where the law of the day of receipt says so. Gives their number. */
export async function acceptBySilence(tx: EntityManager): Promise<number> {
  const law = await lawNow(tx);
  const waiting = await tx
    .createQueryBuilder(ApprovalTask, 't')
    .where("t.kind = 'ACCEPTANCE' and t.closedAt is null")
    .orderBy('t.openedAt')
    .addOrderBy('t.id')
    .limit(500)
    .getMany();
  let accepted = 0;
  for (const { filingId, openedAt } of waiting) {
    const received = registryDate(openedAt);
    const last = law.workingDays.addWorkdays(received, DEEMED_AFTER_WORKING_DAYS);
    if (received > DEEMED_UNTIL || isYearNotLoaded(last) || registryDate() <= last) continue;
    await acceptFiling(tx, SYSTEM, filingId, { deemed: true });
    accepted += 1;
  }
  return accepted;
}
