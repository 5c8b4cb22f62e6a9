import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { PaperCheckView, PublicLicenceView } from '#libs/contract';
import { getOwnFiling } from '#libs/filing';
import { notFound, type Actor } from '#libs/kernel';
import { verifyPaper } from '#libs/papers';
import { RegisterEntity } from '#libs/register';
import { Licence } from './licence.entity.ts';
import { isGenuine } from './licence-link.ts';
import { publicLicenceView, type Standing } from './licence.view.ts';

/** The public page behind a QR code, or behind a code typed by hand. */
export async function publicLicence(tx: EntityManager, code: string, serial?: string, signature?: string): Promise<PublicLicenceView> {
  const wanted = /^\d{1,6}$/.test(serial ?? '') ? Number(serial) : undefined;
  const licences = await tx.find(Licence, { where: { code: code.normalize('NFKC').trim().toUpperCase() }, order: { serial: 'desc' } });
  const kept = licences.filter(({ originalSha256 }) => originalSha256 !== null);
  const licence = wanted === undefined ? kept[0] : kept.find((one) => one.serial === wanted);
  if (!licence) throw notFound('licence.not_found');
  const link = signature === undefined ? 'absent' : isGenuine(licence.code, licence.serial, signature) ? 'genuine' : 'broken';
  return publicLicenceView(await standing(tx, licence), link);
}

/** One licence as everyone sees it, after an act on it. */
export const licenceById = async (tx: EntityManager, id: string): Promise<PublicLicenceView> =>
  publicLicenceView(await standing(tx, await tx.findOneByOrFail(Licence, { id })), 'absent');

/** What the register says of a licence today. */
export const standing = async (tx: EntityManager, licence: Licence): Promise<Standing> => ({
  licence,
  entity: await tx.findOneBy(RegisterEntity, { id: licence.entityId }),
  next: licence.replacedBy === null ? null : await tx.findOneBy(Licence, { id: licence.replacedBy }),
});

/** Checks a PDF that someone was given: signature, wholeness, and what the register says of it today. The file is not kept. */
export async function checkPaper(tx: EntityManager, pdf: Buffer, trusted: readonly Buffer[]): Promise<PaperCheckView> {
  const { signatures } = await verifyPaper(pdf, trusted);
  const [first] = signatures;
  const sha256 = createHash('sha256').update(pdf).digest('hex');
  const licence = await tx.findOne(Licence, { where: [{ originalSha256: sha256 }, { duplicateSha256: sha256 }] });
  return {
    signature: first === undefined ? 'absent' : first.valid && first.trusted ? 'valid' : 'broken',
    whole: signatures.length > 0 && signatures.some(({ whole }) => whole),
    issuedHere: licence !== null,
    licence: licence && publicLicenceView(await standing(tx, licence), 'absent'),
  };
}

/** The hash of one's own licence paper. */
export async function getOwnPaper(tx: EntityManager, actor: Actor, filingId: string, paper: 'original' | 'duplicate'): Promise<string> {
  await getOwnFiling(tx, actor, filingId);
  const licence = await tx.findOneBy(Licence, { filingId });
  const sha256 = paper === 'original' ? licence?.originalSha256 : licence?.duplicateSha256;
  if (!sha256) throw notFound('licence.not_found');
  return sha256;
}
