import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { closingFilingEnded, filingApproved, filingSubmitted } from '#libs/filing';
import { holdLifted } from '#libs/hold';
import { Handles, log } from '#libs/platform';
import { advanceClosing, closingsToLookAt } from './advance-closing.ts';
import { Closing } from './closing.entity.ts';
import { closingsDue } from './closing.messages.ts';
import { concludeDeregistration } from './conclude-deregistration.ts';
import { receiveClosing } from './receive-closing.ts';

@Injectable()
export class ClosingHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(filingSubmitted)
  async receive({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => receiveClosing(tx, filingId));
  }

  @Handles(filingApproved)
  async conclude({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => concludeDeregistration(tx, filingId));
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
