import type { EntityManager } from 'typeorm';
import { ENTITY_TYPES } from '#libs/catalogue';
import type { Facts, InvestorFacts, RegisterFirmView, RegisterHistoryRow } from '#libs/contract';
import { notFound, registryDate, registryTime } from '#libs/kernel';
import { type RegisterEntity, RegisterName, RegisterNumber, RegisterVersion, type Standing } from './register.entity.ts';
import { findEntityByCode, versionOn } from './register.queries.ts';
import { standingOf } from './record-version.ts';

export interface AsOf {
  on?: string;
  /** By what stood in the register at this moment; without it by what is known now. */
  knownAt?: Date;
}

/** A firm as it stood on a day, for anyone. Found by any number that it bears or bore. */
export async function firmPage(tx: EntityManager, code: string, { on = registryDate(), knownAt }: AsOf = {}): Promise<RegisterFirmView> {
  const entity = await findEntityByCode(tx, code);
  if (!entity || (entity.establishedOn ?? '') > on) throw notFound('register.entity_not_found');
  const version = await versionOn(tx, entity.id, on, knownAt);
  const names = await tx.findBy(RegisterName, { entityId: entity.id });
  const standing = version?.standing ?? standingOf(entity);
  const facts = version?.facts ?? oldRecord(entity);
  return {
    ...{ on, id: entity.id, name: facts.name?.full ?? names.find(({ until }) => until === null)?.full ?? '', ...standingView(standing) },
    state: entity.stateOn !== null && entity.stateOn <= on ? entity.state : 'registered',
    establishedOn: entity.establishedOn,
    ...factsView(facts),
    formerNames: names.flatMap(({ full, until }) => (until !== null && until <= on ? [{ name: full, until }] : [])),
    formerNumbers: await formerNumbers(tx, entity.id, on),
    history: await history(tx, entity.id, version, knownAt),
  };
}

const standingView = ({ entityType, entityTypeCode, registry, unifiedSocialCreditCode, registrationNumber }: Standing) => ({
  code: unifiedSocialCreditCode ?? registrationNumber ?? '',
  entityType: ENTITY_TYPES.find((type) => type === entityType) ?? null,
  entityTypeCode,
  registry,
});

/** Names, posts and amounts; whatever is personal besides lies sealed and is not opened here. */
const factsView = (facts: Facts) => ({
  address: facts.address?.text ?? null,
  businessScope: facts.businessScope ?? null,
  registeredCapital: facts.registeredCapital ?? null,
  contributionAmount: facts.contributionAmount ?? null,
  businessTerm: facts.businessTerm ?? null,
  compositionForm: facts.compositionForm ?? null,
  people: (facts.people ?? []).filter(({ roles }) => roles.length > 0).map(({ name, roles }) => ({ name, roles })),
  holders: (facts.investors ?? []).map((investor) => ({
    name: holderName(investor, facts),
    subscribed: investor.subscribed,
    paidIn: investor.paidIn,
  })),
});

const holderName = ({ person, organisation }: InvestorFacts, { people }: Facts): string =>
  organisation?.name ?? people?.find(({ key }) => key === person)?.name ?? '';

/** What a record says that is older than this register. */
function oldRecord({ legacy, registeredCapital }: RegisterEntity): Facts {
  const old: Record<string, unknown> = { ...legacy };
  const { domicile, businessScope, legalRepresentative } = old;
  return {
    ...(typeof domicile === 'string' ? { address: { text: domicile } as Facts['address'] } : {}), // nothing else is known of the place
    ...(Array.isArray(businessScope) ? { businessScope: businessScope.map(String) } : {}),
    ...(registeredCapital === null ? {} : { registeredCapital }),
    ...(typeof legalRepresentative === 'string'
      ? { people: [{ key: '', name: legalRepresentative, document: { type: 'residentIdCard', number: '' }, roles: ['legalRepresentative'] }] }
      : {}),
  };
}

async function formerNumbers(tx: EntityManager, entityId: string, on: string): Promise<RegisterFirmView['formerNumbers']> {
  const rows = await tx.find(RegisterNumber, { where: { entityId }, order: { kind: 'asc', number: 'asc' } });
  return rows.filter(({ until }) => until === null || until <= on).map(({ kind, number, until }) => ({ kind, number, until }));
}

async function history(tx: EntityManager, entityId: string, read: RegisterVersion | null, knownAt?: Date): Promise<RegisterHistoryRow[]> {
  const rows = await tx.find(RegisterVersion, {
    where: { entityId },
    order: { version: 'asc' },
    select: { id: true, version: true, kind: true, validFrom: true, recordedAt: true, items: true, corrects: true },
  });
  return rows
    .filter(({ recordedAt }) => !knownAt || recordedAt <= knownAt)
    .map(({ id, version, kind, validFrom, recordedAt, items, corrects }) => ({
      ...{ version, kind, validFrom, items, recordedAt: registryTime(recordedAt), read: id === read?.id },
      corrects: rows.find((one) => one.id === corrects)?.version ?? null,
    }));
}
