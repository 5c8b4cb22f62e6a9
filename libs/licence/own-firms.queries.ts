import { In, IsNull, type EntityManager } from 'typeorm';
import { membershipOf } from '#libs/agents';
import type { FilingKind, OwnFirmRow, OwnFirmView } from '#libs/contract';
import { Filing, filingRow, KINDS, ownFilings } from '#libs/filing';
import { accountIdentity } from '#libs/identity';
import { notFound, type Actor } from '#libs/kernel';
import { firmsHeadedBy, RegisterEntity, RegisterName } from '#libs/register';
import { Licence } from './licence.entity.ts';
import { standing } from './licence.queries.ts';
import { publicLicenceView } from './licence.view.ts';

/** What a firm that stands can go through; offered where its whole way is built. */
const OF_A_FIRM: readonly FilingKind[] = ['change', 'licenceConversion', 'licenceReplacement', 'simplifiedDeregistration', 'deregistration'];

/** Every firm whose licence came of a filing of the caller's, and every one that the register says they head; the youngest first. */
export async function ownFirms(tx: EntityManager, actor: Actor): Promise<OwnFirmRow[]> {
  const licences = await ownLicences(tx, actor);
  const ids = [...new Set([...licences.map(({ entityId }) => entityId), ...(await headed(tx, actor))])];
  const entities = await tx.find(RegisterEntity, { where: { id: In(ids) }, order: { establishedOn: 'desc', id: 'asc' } });
  const names = await tx.findBy(RegisterName, { entityId: In(ids), until: IsNull() });
  return entities.map((entity) => firmRow(entity, names.find(({ entityId }) => entityId === entity.id)?.full ?? ''));
}

/** One of them: what its licence says, its papers, its filings. Another's is not there. */
export async function ownFirm(tx: EntityManager, actor: Actor, id: string): Promise<OwnFirmView> {
  const licences = (await ownLicences(tx, actor)).filter(({ entityId }) => entityId === id);
  const isOwn = licences.length > 0 || (await headed(tx, actor)).includes(id);
  const entity = isOwn ? await tx.findOneBy(RegisterEntity, { id }) : null;
  if (!entity) throw notFound('firm.not_found');
  const name = await tx.findOneBy(RegisterName, { entityId: id, until: IsNull() });
  const about = [{ id: In(licences.map(({ filingId }) => filingId)) }, { subject: id }];
  const own = await ownFilings(tx, actor);
  const filings = await tx.find(Filing, { where: about.flatMap((one) => own.map((mine) => ({ ...one, ...mine }))), order: { changedAt: 'desc' } });
  const [last] = licences;
  return {
    ...firmRow(entity, name?.full ?? ''),
    licence: last ? publicLicenceView(await standing(tx, last), 'absent') : null,
    papers: licences.map(({ filingId, state, issuedOn }) => ({ filingId, state, issuedOn })),
    filings: filings.map((filing) => filingRow(filing, name?.full)),
    starts: entity.state === 'registered' ? startsOf(entity) : [],
  };
}

/** A firm that has one code has nothing to convert. */
const startsOf = ({ unifiedSocialCreditCode }: RegisterEntity): FilingKind[] =>
  OF_A_FIRM.filter((kind) => KINDS.includes(kind) && !(kind === 'licenceConversion' && unifiedSocialCreditCode !== null));

/** Firms of which the caller's own paper, once proved, is the head's: also those that came from an older register or by somebody else's filing. */
async function headed(tx: EntityManager, actor: Actor): Promise<string[]> {
  const identity = await accountIdentity(tx, actor.userId);
  return identity ? firmsHeadedBy(tx, identity.index) : [];
}

/** Those whose papers are drawn, the last issued first. */
async function ownLicences(tx: EntityManager, actor: Actor): Promise<Licence[]> {
  const firm = (await membershipOf(tx, actor.userId))?.firmId ?? null;
  const isOwn = '(filing.agentFirmId is null and filing.filerId = :filer or filing.agentFirmId = :firm)';
  return tx
    .createQueryBuilder(Licence, 'licence')
    .innerJoin(Filing, 'filing', `filing.id = licence.filingId and ${isOwn}`, { filer: actor.userId, firm })
    .where('licence.originalSha256 is not null')
    .orderBy('licence.issuedAt', 'DESC')
    .getMany();
}

const firmRow = (entity: RegisterEntity, name: string): OwnFirmRow => ({
  id: entity.id,
  name,
  code: entity.unifiedSocialCreditCode ?? entity.registrationNumber ?? '',
  entityType: entity.entityType as OwnFirmRow['entityType'], // written from a filing's own type
  registry: entity.registry,
  state: entity.state,
  establishedOn: entity.establishedOn,
});
