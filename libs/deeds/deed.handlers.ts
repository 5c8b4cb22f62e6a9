import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { filingSigned, signaturesRequested } from '#libs/filing';
import { PAPER_SIGNER, type Signer } from '#libs/papers';
import { FileStore, Handles } from '#libs/platform';
import { signDeeds } from './sign-deeds.ts';

@Injectable()
export class DeedHandlers {
  constructor(
    readonly db: DataSource,
    readonly files: FileStore,
    @Inject(PAPER_SIGNER) readonly signer: Signer,
  ) {}

  @Handles(filingSigned)
  sign({ filingId }: { filingId: string }): Promise<void> {
    return signDeeds(this, filingId);
  }

  /** Signatures that an edit left standing go on to the papers as they are asked for now. */
  @Handles(signaturesRequested)
  goOn({ filingId }: { filingId: string }): Promise<void> {
    return signDeeds(this, filingId);
  }
}
