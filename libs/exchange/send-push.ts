import type { DataSource } from 'typeorm';
import { closeAcknowledged } from '#libs/approval';
import { Filing, getRound, lockFiling, openFacts } from '#libs/filing';
import { registryNow } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { askDepartment } from '#libs/platform';
import { ExchangePush } from './exchange.entity.ts';
import { fieldsFor } from './exchange.rules.ts';

/** Sends one message and keeps the acknowledgement. Without one it fails, and the queue tries again. */
export async function sendPush(db: DataSource, pushId: string): Promise<void> {
  const push = await db.manager.findOneBy(ExchangePush, { id: pushId });
  if (!push || push.acknowledgedAt) return;
  await db.manager.increment(ExchangePush, { id: pushId }, 'attempts', 1);
  const answer = await askDepartment(push.department, 'messages', push.id, await bodyOf(db, push));
  if (answer['received'] !== true) throw new Error(`${push.department} did not acknowledge`);
  await db.transaction(async (tx) => {
    await lockFiling(tx, push.filingId);
    await tx.update(ExchangePush, pushId, { acknowledgedAt: registryNow() });
    await closeAcknowledged(tx, push);
  });
}

async function bodyOf({ manager }: DataSource, push: ExchangePush): Promise<object> {
  const filing = await manager.findOneByOrFail(Filing, { id: push.filingId });
  const licence = await manager.findOneByOrFail(Licence, { filingId: push.filingId });
  const { facts } = openFacts(await getRound(manager, push.filingId, push.round));
  const head = {
    unifiedSocialCreditCode: licence.code.length === 18 ? licence.code : null,
    registrationNumber: licence.code.length === 15 ? licence.code : null,
    entityType: filing.entityType,
    entityTypeCode: licence.entityTypeCode,
    registry: filing.jurisdiction,
    establishedOn: licence.establishedOn,
    issuedOn: licence.issuedOn,
  };
  return {
    id: push.id,
    what: push.what,
    filingNumber: filing.number,
    entity: { ...head, ...fieldsFor(push.what, push.department, facts) },
    ...(push.what === 'dualNotification' ? { items: push.items } : {}),
  };
}
