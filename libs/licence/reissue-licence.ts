import type { EntityManager } from 'typeorm';
import { ENTITY_TYPES, entityTypeCode as codeOfType, type Law } from '#libs/catalogue';
import type { EntityType, Facts, FilingKind } from '#libs/contract';
import { frameOf, moveFiling, registeredFacts, sealFacts, type Filing, type RoundReading } from '#libs/filing';
import { approvalsOf, isIndividual, nameKeys } from '#libs/findings';
import { registryDate, SYSTEM } from '#libs/kernel';
import { entitiesNamed } from '#libs/naming';
import { audit, record } from '#libs/platform';
import { changedFacts, changeInRegister, keepNumbers, lockEntity, type RegisterEntity } from '#libs/register';
import { draftLicence, otherNumbersOf, type EndReason } from './draft-licence.ts';
import { isSamePaper } from './licence-face.ts';
import { Licence } from './licence.entity.ts';
import { changeEntered } from './licence.messages.ts';
import { faceOf, type FaceInput } from './licence.rules.ts';
import { numbersAfter, type NumbersAfter } from './numbers-after.ts';
import { holdersOf, postsOf } from './registered-people.ts';
import { registryName } from './registry-name.ts';

const WHY: Partial<Record<FilingKind, EndReason>> = { change: 'CHANGED', licenceConversion: 'CONVERTED', licenceReplacement: 'LOST' };

/**
 * Enters an approved change and issues the licence anew where a printed fact became another; the old paper is replaced, and stays as it is.
 * Where nothing printed changes there is no new paper: the filing is complete as it is entered.
 */
export async function reissueLicence(tx: EntityManager, filing: Filing, reading: RoundReading): Promise<Licence | null> {
  const before = await lockEntity(tx, filing.subject ?? '');
  const inForce = await tx.findOneBy(Licence, { entityId: before.id, state: 'ISSUED' });
  const old = { entity: { ...before }, facts: await registeredFacts(tx, before.id) };
  const after = await afterwards(tx, filing, reading, { ...old, inForce });
  const entity = filing.kind === 'licenceReplacement' ? before : await enter(tx, filing, reading, after);
  await keepCombinedNumbers(tx, { ...old, inForce }, after);
  await tellTransfer(tx, filing, old.entity, entity);

  const face = faceOf(await faceInput(tx, reading.law, entity, after));
  if (filing.kind === 'change' && inForce && isSamePaper(inForce.face, face)) return completeWithoutPaper(tx, filing, entity);
  const { entityTypeCode } = after;
  const draft = { entity, face, codes: after.numbers.codes, entityTypeCode, establishedOn: entity.establishedOn ?? registryDate() };
  return draftLicence(tx, filing, draft, WHY[filing.kind]);
}

interface Afterwards {
  facts: Facts;
  entityType: EntityType;
  entityTypeCode: string;
  numbers: NumbersAfter;
  registry: string;
}

interface Old {
  entity: RegisterEntity;
  facts: Facts;
  inForce: Licence | null;
}

async function afterwards(tx: EntityManager, filing: Filing, { law, facts: stated }: RoundReading, old: Old): Promise<Afterwards> {
  const { entity, inForce } = old;
  const facts = changedFacts(old.facts, stated);
  const entityType = newType(stated) ?? filing.entityType;
  const entityTypeCode = await codeAfter(tx, law, filing, { stated, facts, entityType, entity });
  const numbers = await numbersAfter(tx, law, filing, { entity, inForce, entityType, entityTypeCode, on: registryDate() });
  const moves = stated.change?.items.some(({ item }) => item === 'domicile') ?? false;
  return { facts, entityType, entityTypeCode, numbers, registry: moves || !entity.registry ? filing.jurisdiction : entity.registry };
}

const newType = ({ change }: Facts): EntityType | undefined => {
  const item = change?.items.find((one) => one.item === 'entityType');
  return ENTITY_TYPES.find((type) => type === item?.to);
};

/** Who holds a firm, and as what, tells its four-digit code; other changes leave it as it is. */
async function codeAfter(
  tx: EntityManager,
  law: Law,
  filing: Filing,
  { stated, facts, entityType, entity }: { stated: Facts; facts: Facts; entityType: EntityType; entity: RegisterEntity },
): Promise<string> {
  const always = law.entityTypes.get(entityType).codes.always;
  if (entity.entityTypeCode && entityType === entity.entityType && !stated.investors) return entity.entityTypeCode;
  const ids = (facts.investors ?? []).flatMap(({ organisation }) => organisation?.registerEntity ?? []);
  const codes = (facts.investors ?? []).flatMap(({ organisation }) => organisation?.unifiedSocialCreditCode ?? []);
  const entities = await entitiesNamed(
    tx,
    ids.filter((id) => /^[0-9a-f-]{36}$/.test(id)),
    codes,
  );
  const founded = codeOfType({ ...frameOf(filing), ...facts, kind: 'establishment', entityType }, law, registryDate(), { entities });
  return founded ?? (entityType === entity.entityType ? entity.entityTypeCode : null) ?? always ?? '';
}

async function enter(tx: EntityManager, filing: Filing, { law, facts: stated }: RoundReading, after: Afterwards): Promise<RegisterEntity> {
  const { facts, entityType, numbers, registry } = after;
  const name = facts.name?.full;
  const people = facts.people?.some(({ document }) => document.number !== '');
  return changeInRegister(tx, {
    entityId: filing.subject ?? '',
    filingId: filing.id,
    round: filing.round,
    kind: filing.kind === 'change' ? 'change' : 'conversion',
    items: stated.change?.items.map(({ item }) => item) ?? [],
    facts: sealFacts(facts, {}, filing.id).facts,
    sealFor: (versionId) => sealFacts(facts, {}, versionId).sealed,
    validFrom: registryDate(),
    entityType,
    entityTypeCode: after.entityTypeCode || null,
    registry,
    unifiedSocialCreditCode: numbers.codes.uscc ?? null,
    registrationNumber: numbers.codes.registrationNumber ?? null,
    organizationCode: numbers.codes.organizationCode ?? null,
    name: name ? { full: name, keys: nameKeys(name, law.names, facts.name), individual: isIndividual(entityType, name, law.names) } : null,
    posts: people ? postsOf(facts) : null,
    holders: facts.investors ? holdersOf(facts) : null,
  });
}

/** What a licence of today says of the entity as it stands now. */
async function faceInput(tx: EntityManager, law: Law, entity: RegisterEntity, after: Afterwards): Promise<FaceInput> {
  const on = registryDate();
  const { facts, entityType, entityTypeCode, registry } = after;
  const founding = { kind: 'establishment', entityType, jurisdiction: registry, channel: 'online' } as const;
  const { postApprovals } = approvalsOf({ ...founding, ...facts }, {}, law, on);
  return {
    frame: { entityType },
    facts,
    entityTypeCode,
    codes: after.numbers.codes,
    codeMode: after.numbers.mode,
    registryName: registryName(law, registry, on),
    establishedOn: entity.establishedOn ?? on,
    issuedOn: on,
    postApproval: postApprovals.length > 0,
    law,
  };
}

/** What five offices gave the firm finds it after one code has taken their place. */
async function keepCombinedNumbers(tx: EntityManager, { entity, inForce }: Old, { numbers }: Afterwards): Promise<void> {
  if (numbers.mode !== 'ONE_CODE' || inForce?.face.codeMode !== 'FIVE_CODES') return;
  const printed = Object.fromEntries(inForce.face.numbers.map(({ field, value }) => [field, value]));
  await keepNumbers(tx, entity.id, otherNumbersOf(printed), registryDate());
}

/** The old registry hands its file over to the new one. */
async function tellTransfer(tx: EntityManager, filing: Filing, before: RegisterEntity, after: RegisterEntity): Promise<void> {
  if (!before.registry || before.registry === after.registry) return;
  await audit(tx, SYSTEM, 'register.file_transferred', after.id, { filing: filing.number, from: before.registry, to: after.registry });
}

async function completeWithoutPaper(tx: EntityManager, filing: Filing, entity: RegisterEntity): Promise<null> {
  filing.result = { licenceId: null, unifiedSocialCreditCode: entity.unifiedSocialCreditCode, registrationNumber: entity.registrationNumber };
  await moveFiling(tx, SYSTEM, filing, 'complete');
  await record(tx, changeEntered, { filingId: filing.id });
  return null;
}
