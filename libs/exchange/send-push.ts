import type { DataSource, EntityManager } from 'typeorm';
import { closeAcknowledged } from '#libs/approval';
import { Closing } from '#libs/closing';
import type { Facts } from '#libs/contract';
import { CLOSINGS, Filing, getRound, lockFiling, openFacts, registeredFacts } from '#libs/filing';
import { registryNow } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { askDepartment } from '#libs/platform';
import { findNameOf, RegisterEntity, RegisterVersion } from '#libs/register';
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
  if (CLOSINGS.includes(filing.kind)) return bodyOfClosing(manager, push, filing);
  const { entity, facts } = await enteredBy(manager, filing, push);
  return {
    id: push.id,
    what: push.what,
    filingNumber: filing.number,
    entity: { ...entity, ...fieldsFor(push.what, push.department, facts) },
    ...(filing.facts.change ? { changed: filing.facts.change.items.map(({ item }) => item) } : {}),
    ...(push.what === 'dualNotification' ? { items: push.items } : {}),
  };
}

/** The firm as the filing left it in the register: after a change every department gets the whole of it, whatever it asked before. */
async function enteredBy(tx: EntityManager, filing: Filing, { round }: ExchangePush): Promise<{ entity: object; facts: Facts }> {
  const licence = await tx.findOneBy(Licence, { filingId: filing.id });
  const entity = await tx.findOneByOrFail(RegisterEntity, { id: licence?.entityId ?? filing.subject ?? '' });
  const version = await tx.findOneBy(RegisterVersion, { entityId: entity.id, filingId: filing.id });
  const facts = version
    ? openFacts({ ...version, facts: version.facts }).facts
    : filing.kind === 'licenceReplacement'
      ? await registeredFacts(tx, entity.id)
      : openFacts(await getRound(tx, filing.id, round)).facts;
  const { entityType, entityTypeCode, registry, unifiedSocialCreditCode, registrationNumber } = version?.standing ?? entity;
  return {
    entity: {
      unifiedSocialCreditCode: licence && licence.code.length !== 18 ? null : unifiedSocialCreditCode,
      registrationNumber: licence && licence.code.length !== 15 ? null : registrationNumber,
      entityType,
      entityTypeCode,
      registry,
      establishedOn: licence?.establishedOn ?? entity.establishedOn,
      issuedOn: licence?.issuedOn ?? null,
    },
    facts,
  };
}

/** Of an entity that ends: who it is by the register, and the days that count. Its people only to whom they are told in a record. */
async function bodyOfClosing(tx: EntityManager, push: ExchangePush, filing: Filing): Promise<object> {
  const entity = await tx.findOneByOrFail(RegisterEntity, { id: filing.subject ?? '' });
  const name = await findNameOf(tx, entity.id);
  const closing = await tx.findOneByOrFail(Closing, { filingId: filing.id });
  const { facts } = openFacts(await getRound(tx, push.filingId, push.round));
  return {
    id: push.id,
    what: push.what,
    filingNumber: filing.number,
    entity: {
      unifiedSocialCreditCode: entity.unifiedSocialCreditCode,
      registrationNumber: entity.registrationNumber,
      entityType: filing.entityType,
      entityTypeCode: entity.entityTypeCode,
      registry: filing.jurisdiction,
      establishedOn: entity.establishedOn,
      fullName: name?.full ?? '',
      way: closing.way,
      noticeEndsOn: closing.noticeEndsOn,
      deregisteredOn: closing.decidedOn,
      ...fieldsFor(push.what, push.department, facts),
    },
  };
}
