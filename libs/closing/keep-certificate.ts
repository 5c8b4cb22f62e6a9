import { In, type EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { Filing, getOwnFiling } from '#libs/filing';
import { notFound, type Actor } from '#libs/kernel';
import { registryName } from '#libs/licence';
import { config } from '#libs/platform';
import { RegisterEntity } from '#libs/register';
import type { CertificateFacts } from './certificate.pdf.ts';
import { closedEntity } from './closed-entity.ts';
import { Closing, ClosingHistory } from './closing.entity.ts';
import { lockClosing } from './move-closing.ts';

const WAYS = { simplified: '简易注销', ordinary: '普通注销' } as const;

/** What the certificate of an ended closing says; `null` where there is none to draw, or it is kept already. */
export async function certificateOf(tx: EntityManager, filingId: string): Promise<CertificateFacts | null> {
  const closing = await tx.findOneBy(Closing, { filingId });
  if (!closing || closing.decidedOn === null || closing.certificateSha256 !== null) return null;
  const law = await lawNow(tx);
  const filing = await tx.findOneByOrFail(Filing, { id: filingId });
  const entity = await closedEntity(tx, closing.entityId);
  const { establishedOn } = await tx.findOneByOrFail(RegisterEntity, { id: closing.entityId });
  const decided = await tx.findOneByOrFail(ClosingHistory, { filingId, move: In(['decide']) });
  return {
    registry: registryName(law, closing.jurisdiction, closing.decidedOn),
    name: entity.name,
    code: entity.code,
    type: law.entityTypes.get(filing.entityType).zh,
    way: WAYS[closing.way],
    number: filing.number ?? '',
    establishedOn: establishedOn ?? '',
    decidedOn: closing.decidedOn,
    link: `${config().publicUrl}/v/${entity.code}`,
    at: decided.at,
    specimen: !config().authorised,
  };
}

/** The first certificate kept is the closing's for ever. */
export async function keepCertificate(tx: EntityManager, filingId: string, sha256: string): Promise<void> {
  const closing = await lockClosing(tx, filingId);
  if (closing.certificateSha256 === null) await tx.update(Closing, { filingId }, { certificateSha256: sha256 });
}

/** The hash of one's own certificate. */
export async function getOwnCertificate(tx: EntityManager, actor: Actor, filingId: string): Promise<string> {
  await getOwnFiling(tx, actor, filingId);
  const sha256 = (await tx.findOneBy(Closing, { filingId }))?.certificateSha256;
  if (!sha256) throw notFound('closing.no_certificate');
  return sha256;
}
