import type { FastifyRequest } from 'fastify';
import type { DocumentView } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { readUpload, withContent, type Acts, type FileStore, type OnceKey } from '#libs/platform';
import { attachDocument, getOwnDocument, kindOf, mayAttach } from './attach-document.ts';
import { documentView } from './filing.view.ts';

/** Takes one file and its `kind` from a request, of an applicant or of a clerk at the window. It is asked first whether they may: nothing is read for others. */
export async function receiveUpload(
  { acts, files }: { acts: Acts; files: FileStore },
  actor: Actor,
  { filingId, once, request }: { filingId: string; once: OnceKey; request: FastifyRequest },
): Promise<DocumentView> {
  await mayAttach(acts.db.manager, actor, filingId);
  const { bytes, mediaType, fileName, fields } = await readUpload(request);
  const kind = await kindOf(acts.db.manager, fields);
  const upload = { kind, fileName, mediaType, bytes: bytes.length, sha256: await files.put(bytes) };
  return acts.once(
    withContent(once, `${kind} ${upload.sha256}`),
    (tx) => attachDocument(tx, actor, filingId, upload),
    async (tx, documentId) => documentView(await getOwnDocument(tx, actor, filingId, documentId)),
  );
}
