import { IsNull, type EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { conflict, invalid, newId, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { FilingDocument } from './filing.entity.ts';
import { isEditable } from './filing.rules.ts';
import { getOwnFiling, lockOwnFiling } from './lock-filing.ts';

const MOST_DOCUMENTS = 60;

export interface Upload {
  kind: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  /** The bytes are kept already. */
  sha256: string;
}

/** Whether papers may be attached at all, asked before any byte is kept: only the filer, only to a draft. */
export async function mayAttach(tx: EntityManager, actor: Actor, filingId: string): Promise<void> {
  const { state } = await getOwnFiling(tx, actor, filingId);
  if (!isEditable(state)) throw conflict('filing.not_editable', { state });
}

/** The kind of an uploaded paper, a word of the catalogue. */
export async function kindOf(tx: EntityManager, { kind = '' }: Record<string, string>): Promise<string> {
  if (!(await lawNow(tx)).documents.label(kind)) throw invalid('document.kind_unknown', { path: 'kind' });
  return kind;
}

/** Attaches a paper to a draft. The same paper of the same kind is attached once. */
export async function attachDocument(tx: EntityManager, actor: Actor, filingId: string, upload: Upload): Promise<FilingDocument> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (!isEditable(filing.state)) throw conflict('filing.not_editable', { state: filing.state });
  const attached = await tx.findBy(FilingDocument, { filingId, removedAt: IsNull() });
  const same = attached.find(({ kind, sha256 }) => kind === upload.kind && sha256 === upload.sha256);
  if (same) return same;
  if (attached.length >= MOST_DOCUMENTS) throw conflict('document.too_many', { most: MOST_DOCUMENTS });
  const document = await tx.save(tx.create(FilingDocument, { ...upload, id: newId(), filingId, uploadedAt: registryNow(), removedAt: null }));
  await audit(tx, actor, 'document.attached', filingId, { document: document.id, kind: upload.kind });
  return document;
}

/** Takes a paper off a draft; its bytes stay, for earlier rounds may name them. */
export async function detachDocument(tx: EntityManager, actor: Actor, filingId: string, documentId: string): Promise<FilingDocument> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (!isEditable(filing.state)) throw conflict('filing.not_editable', { state: filing.state });
  const document = await findDocument(tx, filingId, documentId);
  document.removedAt = registryNow();
  await audit(tx, actor, 'document.detached', filingId, { document: document.id });
  return tx.save(document);
}

/** A paper of one's own filing. */
export async function getOwnDocument(tx: EntityManager, actor: Actor, filingId: string, documentId: string): Promise<FilingDocument> {
  await getOwnFiling(tx, actor, filingId);
  return findDocument(tx, filingId, documentId);
}

async function findDocument(tx: EntityManager, filingId: string, documentId: string): Promise<FilingDocument> {
  const document = await tx.findOneBy(FilingDocument, { id: documentId, filingId, removedAt: IsNull() });
  if (!document) throw notFound('document.not_found');
  return document;
}
