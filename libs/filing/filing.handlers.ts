import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { agentMemberLeft } from '#libs/agents';
import { windowAccountClaimed } from '#libs/identity';
import { Handles, log } from '#libs/platform';
import { expireFilings } from './end-filing.ts';
import { expiryDue, linkResent, remindersDue, signaturesRequested, signerReminded } from './filing.messages.ts';
import { mailReminder, remindSigners } from './remind-signers.ts';
import { passOnFilings, takeOverFilings } from './take-over.ts';
import { inviteSigners } from './invite-signers.ts';

@Injectable()
export class FilingHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(signaturesRequested)
  invite({ filingId }: { filingId: string }): Promise<void> {
    return inviteSigners(this.db, filingId);
  }

  @Handles(linkResent)
  resend({ filingId, partyId }: { filingId: string; partyId: string }): Promise<void> {
    return inviteSigners(this.db, filingId, partyId);
  }

  @Handles(remindersDue)
  async remind(): Promise<void> {
    const count = await remindSigners(this.db);
    if (count > 0) log.info('filing.signers_reminded', { count });
  }

  @Handles(signerReminded)
  mail(reminder: { partyId: string; invitedAt: string; days: number }): Promise<void> {
    return mailReminder(this.db, reminder);
  }

  @Handles(windowAccountClaimed)
  async takeOver({ from, to }: { from: string; to: string }): Promise<void> {
    await this.db.transaction((tx) => takeOverFilings(tx, from, to));
  }

  @Handles(agentMemberLeft)
  async passOn(left: { firmId: string; from: string; to: string }): Promise<void> {
    await this.db.transaction((tx) => passOnFilings(tx, left));
  }

  @Handles(expiryDue)
  async expire(): Promise<void> {
    let count = 0;
    for (let ended = -1; ended !== 0; count += ended) ended = await this.db.transaction((tx) => expireFilings(tx));
    if (count > 0) log.info('filing.expired', { count });
  }
}
