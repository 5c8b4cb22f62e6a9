import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { changesDue, filingApproved } from '#libs/filing';
import { holdLifted } from '#libs/hold';
import { SYSTEM } from '#libs/kernel';
import { PAPER_SIGNER, type Signer } from '#libs/papers';
import { config, counter, FileStore, Handles, log } from '#libs/platform';
import { issueLicence } from './issue-licence.ts';
import { keepPapers } from './keep-papers.ts';
import type { Licence } from './licence.entity.ts';
import { effectDue } from './licence.messages.ts';
import { licenceLink } from './licence-link.ts';
import { drawLicence } from './licence.pdf.ts';
import type { PaperKind } from './licence-template.ts';

const licences = counter('licences_total', 'Licences whose papers are kept');

@Injectable()
export class LicenceHandlers {
  constructor(
    private readonly db: DataSource,
    private readonly files: FileStore,
    @Inject(PAPER_SIGNER) private readonly signer: Signer,
  ) {}

  @Handles(filingApproved)
  async issue({ filingId }: { filingId: string }): Promise<void> {
    const licence = await this.db.transaction((tx) => issueLicence(tx, SYSTEM, filingId)); // or the one already issued
    if (!licence || licence.originalSha256) return; // a paper is drawn once, for ever
    const original = await this.files.put(await this.draw(licence, 'ORIGINAL')); // before the row that names it
    const duplicate = await this.files.put(await this.draw(licence, 'DUPLICATE'));
    await this.db.transaction((tx) => keepPapers(tx, licence.id, { original, duplicate })); // the first one wins
    licences.inc();
  }

  /** Changes whose day has begun. Each is a transaction of its own: one that fails is tried again with the next look, and stops no other. */
  @Handles(effectDue)
  async takeEffect(): Promise<void> {
    for (const filingId of await changesDue(this.db.manager)) {
      await this.issue({ filingId }).catch((error: unknown) => log.error('licence.effect_failed', { filingId, reason: String(error) }));
    }
  }

  /** A licence that waited behind a hold. */
  @Handles(holdLifted)
  goOn({ filingId }: { filingId: string }): Promise<void> {
    return this.issue({ filingId });
  }

  private async draw(licence: Licence, paper: PaperKind): Promise<Buffer> {
    const qr = licenceLink(licence.code, licence.serial);
    return this.signer.sign(await drawLicence(licence.face, paper, { qr, at: licence.issuedAt, specimen: !config().authorised, copy: '1-1' }));
  }
}
