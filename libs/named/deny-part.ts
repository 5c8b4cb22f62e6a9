import type { EntityManager } from 'typeorm';
import { isEnded, lockFiling } from '#libs/filing';
import { openHold, type Hold } from '#libs/hold';
import { conflict, notFound, type Actor } from '#libs/kernel';
import { Licence } from '#libs/licence';
import { notify } from '#libs/notice';
import { RegisterEntity, RegisterPerson } from '#libs/register';
import { partsOf } from './named.queries.ts';
import { rolesIn } from './named.rules.ts';
import { provedIndex } from './proved-index.ts';

/**
 * A person named in a filing says "not me": from this moment nobody signs, hands in, approves or issues. The filing is held first, like by
 * whoever issues: where the licence was out a moment earlier, the firm is flagged instead.
 */
export async function denyFiling(tx: EntityManager, actor: Actor, filingId: string): Promise<Hold> {
  const index = await provedIndex(tx, actor);
  if ((await partsOf(tx, index, filingId)).length === 0) throw notFound('named.not_found');
  const filing = await lockFiling(tx, filingId);
  const [own] = await partsOf(tx, index, filingId);
  if (!own) throw notFound('named.not_found');
  const licence = await tx.findOneBy(Licence, { filingId });
  if (licence) return denyFirm(tx, actor, licence.entityId);
  if (isEnded(filing.state)) throw conflict('named.filing_ended', { state: filing.state });

  const roles = rolesIn(filing.facts, own.part.personKey);
  const { hold, isNew } = await openHold(tx, actor, { on: 'filing', objectId: filing.id, jurisdiction: filing.jurisdiction, roles });
  const params = { name: filing.facts.name?.full ?? '', number: filing.number ?? '' };
  if (isNew) await notify(tx, { to: filing.filerId, kind: 'filing.held', filingId: filing.id, params });
  return hold;
}

/** A person who stands in the register says "not me": the firm is flagged for the registry. */
export async function denyFirm(tx: EntityManager, actor: Actor, entityId: string): Promise<Hold> {
  const index = await provedIndex(tx, actor);
  const posts = await tx.findBy(RegisterPerson, { entityId, personIndex: index });
  const entity = posts.length > 0 ? await tx.findOneBy(RegisterEntity, { id: entityId }) : null;
  if (!entity) throw notFound('named.not_found');
  const roles = [...new Set(posts.map(({ role }) => role))].filter((role) => role !== 'soleHolder');
  return (await openHold(tx, actor, { on: 'firm', objectId: entityId, jurisdiction: entity.registry ?? '', roles })).hold;
}
