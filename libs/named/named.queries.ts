import { In, IsNull, Not, type EntityManager } from 'typeorm';
import type { DenialView, NamedFiling, NamedFirm, NamedView } from '#libs/contract';
import { Filing, FilingParty, FilingPerson, FilingSignature, isEnded } from '#libs/filing';
import { Hold } from '#libs/hold';
import { getAccount, provedIdentity } from '#libs/identity';
import { registryNow, registryTime, type Actor } from '#libs/kernel';
import { RegisterEntity, RegisterName, RegisterPerson } from '#libs/register';
import { rolesIn } from './named.rules.ts';
import { provedIndex } from './proved-index.ts';

/** Every filing and firm in which the caller's own paper is named. A draft shows from the day on which its people were asked to sign. */
export async function namedPage(tx: EntityManager, actor: Actor): Promise<NamedView> {
  const index = await provedIndex(tx, actor);
  const proved = provedIdentity(await getAccount(tx, actor.userId));
  const holds = await tx.find(Hold, { where: { accountId: actor.userId }, order: { heldAt: 'asc' } });
  return {
    name: proved?.name ?? '',
    numberTail: proved?.number.slice(-4) ?? '',
    at: registryTime(registryNow()),
    filings: await namedFilings(tx, index, holds),
    firms: await namedFirms(tx, index, holds),
  };
}

const denialOf = (holds: readonly Hold[], objectId: string): DenialView | null => {
  const hold = holds.filter((one) => one.objectId === objectId).at(-1);
  return hold ? { id: hold.id, at: registryTime(hold.heldAt), state: hold.state, closedAt: hold.closedAt && registryTime(hold.closedAt) } : null;
};

/** The rows of the person index that the person may see: those handed in once, and those in which they were asked. */
export async function partsOf(
  tx: EntityManager,
  index: Buffer,
  filingId?: string,
): Promise<{ part: FilingPerson; filing: Filing; party: FilingParty | null }[]> {
  const parts = await tx.findBy(FilingPerson, { personIndex: index, ...(filingId ? { filingId } : {}) });
  if (parts.length === 0) return [];
  const ids = parts.map((part) => part.filingId);
  const filings = await tx.findBy(Filing, { id: In(ids) });
  const parties = await tx.findBy(FilingParty, { filingId: In(ids), role: 'SIGNER', removedAt: IsNull(), invitedAt: Not(IsNull()) });
  return parts.flatMap((part) => {
    const filing = filings.find(({ id }) => id === part.filingId);
    const party = parties.find((one) => one.filingId === part.filingId && one.personKey === part.personKey) ?? null;
    return filing && (party || filing.round > 0) ? [{ part, filing, party }] : [];
  });
}

async function namedFilings(tx: EntityManager, index: Buffer, holds: readonly Hold[]): Promise<NamedFiling[]> {
  const parts = await partsOf(tx, index);
  const filingIds = ['00000000-0000-0000-0000-000000000000', ...parts.map(({ filing }) => filing.id)];
  const signatures = await tx.findBy(FilingSignature, { filingId: In(filingIds), voidedAt: IsNull() });
  return parts
    .sort((a, b) => b.filing.changedAt.getTime() - a.filing.changedAt.getTime())
    .map(({ part, filing, party }) => {
      const signature = signatures.find((one) => one.filingId === filing.id && one.personKey === part.personKey);
      const denial = denialOf(holds, filing.id);
      return {
        id: filing.id,
        number: filing.number,
        name: filing.facts.name?.full ?? '',
        kind: filing.kind,
        entityType: filing.entityType,
        jurisdiction: filing.jurisdiction,
        state: filing.state,
        roles: rolesIn(filing.facts, part.personKey),
        askedAt: party?.invitedAt ? registryTime(party.invitedAt) : null,
        signedAt: signature ? registryTime(signature.signedAt) : null,
        denial,
        mayDeny: !isEnded(filing.state) && denial?.state !== 'OPEN',
      };
    });
}

async function namedFirms(tx: EntityManager, index: Buffer, holds: readonly Hold[]): Promise<NamedFirm[]> {
  const posts = await tx.find(RegisterPerson, { where: { personIndex: index, role: Not('soleHolder') }, order: { validFrom: 'asc' } });
  const ids = [...new Set(posts.map(({ entityId }) => entityId))];
  if (ids.length === 0) return [];
  const entities = await tx.find(RegisterEntity, { where: { id: In(ids) }, order: { establishedOn: 'desc', id: 'asc' } });
  const names = await tx.findBy(RegisterName, { entityId: In(ids), until: IsNull() });
  return entities.map((entity) => {
    const denial = denialOf(holds, entity.id);
    return {
      id: entity.id,
      name: names.find(({ entityId }) => entityId === entity.id)?.full ?? '',
      code: entity.unifiedSocialCreditCode ?? entity.registrationNumber ?? '',
      registry: entity.registry ?? '',
      state: entity.state,
      roles: posts.filter(({ entityId }) => entityId === entity.id).map(({ role, validFrom, until }) => ({ role, from: validFrom, until })),
      denial,
      mayDeny: denial?.state !== 'OPEN',
    };
  });
}
