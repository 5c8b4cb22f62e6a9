import type { DataSource } from 'typeorm';
import { Filing, type FilingSignature } from '#libs/filing';
import { newId, registryNow, registryTime } from '#libs/kernel';
import { openRevision, signatureMark, type Signer } from '#libs/papers';
import type { FileStore } from '#libs/platform';
import { DeedPaper } from './deed.entity.ts';
import { fieldOf, SIGNATURE_BOX } from './deed.pdf.ts';
import { deedsNow, inOrder, type OwnDeed } from './deed.queries.ts';
import { printDeed } from './print-deed.ts';

interface Tools {
  readonly db: DataSource;
  readonly files: FileStore;
  readonly signer: Signer;
}

/**
 * Puts each signature that stands into the papers that it is for, one revision a signature. What is kept is taken up where it ends; a second run
 * finds nothing to do. After an edit the papers that it touched begin anew with the signatures that still stand.
 */
export async function signDeeds(tools: Tools, filingId: string): Promise<void> {
  const filing = await tools.db.manager.findOneByOrFail(Filing, { id: filingId });
  for (const deed of await deedsNow(tools.db.manager, filing)) {
    const signatures = inOrder(deed.signers);
    if (!deed.draft && signatures.length > 0 && deed.sha256 === null) await signDeed(tools, deed, signatures);
  }
}

async function signDeed({ db, files, signer }: Tools, deed: OwnDeed, signatures: readonly FilingSignature[]): Promise<void> {
  const { filingId, kind, contentHash } = deed;
  const begun = await longestBegun(db, deed, signatures);
  let pdf = begun ? await files.get(begun.sha256) : await printDeed(deed);
  for (const signature of signatures.slice(begun?.signatures.length ?? 0)) {
    const place = deed.signers.findIndex((one) => one.signature?.id === signature.id);
    const { name, fingerprint } = deed.signers[place] ?? { name: '', fingerprint: '' };
    const line = `电子签名 ${registryTime(signature.signedAt).slice(0, 16).replace('T', ' ')}`;
    const mark = signatureMark(name, line, SIGNATURE_BOX);
    const opened = openRevision(pdf, { field: fieldOf(place), signer: name, reason: `签署${deed.title}`, at: signature.signedAt, mark });
    pdf = await signer.sign(opened, fingerprint);
  }
  const paper = { id: newId(), filingId, deed: kind, contentHash, signatures: signatures.map(({ id }) => id), sha256: await files.put(pdf) };
  await db
    .createQueryBuilder()
    .insert()
    .into(DeedPaper)
    .values({ ...paper, keptAt: registryNow() })
    .orIgnore() // another run was quicker: its paper stands
    .execute();
}

/** The kept paper that says the same and carries the most of these signatures, from the first on. */
async function longestBegun(
  db: DataSource,
  { filingId, kind, contentHash }: OwnDeed,
  signatures: readonly FilingSignature[],
): Promise<DeedPaper | undefined> {
  const ids = signatures.map(({ id }) => id);
  const kept = await db.manager.findBy(DeedPaper, { filingId, deed: kind, contentHash });
  return kept
    .filter((paper) => paper.signatures.every((id, index) => id === ids[index]))
    .sort((a, b) => b.signatures.length - a.signatures.length)[0];
}
