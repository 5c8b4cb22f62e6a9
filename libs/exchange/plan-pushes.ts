import type { EntityManager } from 'typeorm';
import type { PushEvent } from '#libs/catalogue';
import { getRound, lockFiling, readRound } from '#libs/filing';
import { newId, registryNow } from '#libs/kernel';
import { record } from '#libs/platform';
import { ExchangePush } from './exchange.entity.ts';
import { pushDue } from './exchange.messages.ts';

/** What has happened, and on which day; a closing happens long after its round came in. */
export interface Happened {
  event: PushEvent;
  on?: string;
}

/** After the licence, the notice or the end: one message to each department that must know, by the law of the day. A second run adds none. */
export async function planPushes(tx: EntityManager, filingId: string, { event, on }: Happened = { event: 'done' }): Promise<void> {
  const filing = await lockFiling(tx, filingId);
  const round = await getRound(tx, filingId, filing.round);
  const read = await readRound(tx, filing, round);
  for (const { to, what, task, items } of read.law.pushes.after(event, filing, on ?? read.on, read.postApprovals)) {
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
