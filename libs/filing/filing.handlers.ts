import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { windowAccountClaimed } from '#libs/identity';
import { Handles, log } from '#libs/platform';
import { expireFilings } from './end-filing.ts';
import { expiryDue, signaturesRequested } from './filing.messages.ts';
import { takeOverFilings } from './take-over.ts';
import { inviteSigners } from './invite-signers.ts';

@Injectable()
export class FilingHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(signaturesRequested)
  invite({ filingId }: { filingId: string }): Promise<void> {
    return inviteSigners(this.db, filingId);
  }

  @Handles(windowAccountClaimed)
  async takeOver({ from, to }: { from: string; to: string }): Promise<void> {
    await this.db.transaction((tx) => takeOverFilings(tx, from, to));
  }

  @Handles(expiryDue)
  async expire(): Promise<void> {
    let count = 0;
    for (let ended = -1; ended !== 0; count += ended) ended = await this.db.transaction((tx) => expireFilings(tx));
    if (count > 0) log.info('filing.expired', { count });
  }
}
