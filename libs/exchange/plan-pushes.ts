import type { EntityManager } from 'typeorm';
import { getRound, lockFiling, readRound } from '#libs/filing';
import { newId, registryNow } from '#libs/kernel';
import { record } from '#libs/platform';
import { ExchangePush } from './exchange.entity.ts';
import { pushDue } from './exchange.messages.ts';

/** After the licence: one message to each department that must know, by the law of the day. A second run adds none. */
export async function planPushes(tx: EntityManager, filingId: string): Promise<void> {
  const filing = await lockFiling(tx, filingId);
  const round = await getRound(tx, filingId, filing.round);
  const { law, on, postApprovals } = await readRound(tx, filing, round);
  for (const { to, what, task, items } of law.pushes.after('done', filing, on, postApprovals)) {
    const push = {
      id: newId(),
      filingId,
      round: round.round,
      department: to,
      what,
      task,
      items: [...(items ?? [])],
      createdAt: registryNow(),
      attempts: 0,
    };
    const { raw }: { raw: unknown[] } = await tx.createQueryBuilder().insert().into(ExchangePush).values(push).orIgnore().returning('id').execute();
    if (raw.length > 0) await record(tx, pushDue, { pushId: push.id, department: to, filingId: push.filingId });
  }
}
