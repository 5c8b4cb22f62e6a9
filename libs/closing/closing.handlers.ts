import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { closingFilingEnded, filingApproved, filingSubmitted } from '#libs/filing';
import { holdLifted } from '#libs/hold';
import { PAPER_SIGNER, type Signer } from '#libs/papers';
import { FileStore, Handles, log } from '#libs/platform';
import { advanceClosing, closingsToLookAt } from './advance-closing.ts';
import { Closing } from './closing.entity.ts';
import { drawCertificate } from './certificate.pdf.ts';
import { closingsDue, entityDeregistered } from './closing.messages.ts';
import { concludeDeregistration } from './conclude-deregistration.ts';
import { certificateOf, keepCertificate } from './keep-certificate.ts';
import { receiveClosing } from './receive-closing.ts';

@Injectable()
export class ClosingHandlers {
  constructor(
    private readonly db: DataSource,
    private readonly files: FileStore,
    @Inject(PAPER_SIGNER) private readonly signer: Signer,
  ) {}

  @Handles(filingSubmitted)
  async receive({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => receiveClosing(tx, filingId));
  }

  @Handles(filingApproved)
  async conclude({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => concludeDeregistration(tx, filingId));
  }

  /** The paper of the end is drawn and signed once; the first one kept is the closing's. */
  @Handles(entityDeregistered)
  async certify({ filingId }: { filingId: string }): Promise<void> {
    const facts = await certificateOf(this.db.manager, filingId);
    if (!facts) return;
    const sha256 = await this.files.put(await this.signer.sign(await drawCertificate(facts)));
    await this.db.transaction((tx) => keepCertificate(tx, filingId, sha256));
  }

  /** What its filer took back has ended. */
  @Handles(closingFilingEnded)
  end(message: { filingId: string }): Promise<void> {
    return this.goOn(message);
  }

  /** What waited behind a hold goes on. */
  @Handles(holdLifted)
  async goOn({ filingId }: { filingId: string }): Promise<void> {
    if (await this.db.manager.existsBy(Closing, { filingId })) await this.db.transaction((tx) => advanceClosing(tx, filingId));
  }

  /** Each closing by itself: one that fails does not hold up the others. */
  @Handles(closingsDue)
  async look(): Promise<void> {
    let failed: unknown;
    for (let ids = await closingsToLookAt(this.db.manager, null); ids.length > 0; ids = await closingsToLookAt(this.db.manager, ids.at(-1) ?? null)) {
      for (const id of ids) {
        try {
          await this.db.transaction((tx) => advanceClosing(tx, id));
        } catch (error) {
          log.warn('closing.waits', { filingId: id, reason: String(error) });
          failed = error;
        }
      }
    }
    if (failed instanceof Error && !('code' in failed)) throw failed;
  }
}
