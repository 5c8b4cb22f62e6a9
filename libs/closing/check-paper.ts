import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { PaperCheckView } from '#libs/contract';
import { checkPaper } from '#libs/licence';
import { closedEntity } from './closed-entity.ts';
import { Closing } from './closing.entity.ts';

/** Checks a PDF that someone was given, be it a licence or a certificate of deregistration: signature, wholeness, and what the register says today. */
export async function checkAnyPaper(tx: EntityManager, pdf: Buffer, trusted: readonly Buffer[]): Promise<PaperCheckView> {
  const view = await checkPaper(tx, pdf, trusted);
  const closing = view.licence ? null : await tx.findOneBy(Closing, { certificateSha256: createHash('sha256').update(pdf).digest('hex') });
  if (!closing) return view;
  const { name, code } = await closedEntity(tx, closing.entityId);
  return { ...view, issuedHere: true, certificate: { name, code, decidedOn: closing.decidedOn ?? '', stands: closing.state === 'DEREGISTERED' } };
}
