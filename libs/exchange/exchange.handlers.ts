import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { entityDeregistered, noticePublished } from '#libs/closing';
import { changeEntered, licenceIssued } from '#libs/licence';
import { Handles } from '#libs/platform';
import { pushDue } from './exchange.messages.ts';
import { planPushes } from './plan-pushes.ts';
import { sendPush } from './send-push.ts';

@Injectable()
export class ExchangeHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(licenceIssued)
  async plan({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => planPushes(tx, filingId));
  }

  @Handles(changeEntered)
  planOfChange({ filingId }: { filingId: string }): Promise<void> {
    return this.plan({ filingId });
  }

  @Handles(noticePublished)
  async planNotice({ filingId, on }: { filingId: string; on: string }): Promise<void> {
    await this.db.transaction((tx) => planPushes(tx, filingId, { event: 'noticePublished', on }));
  }

  @Handles(entityDeregistered)
  async planEnd({ filingId, on }: { filingId: string; on: string }): Promise<void> {
    await this.db.transaction((tx) => planPushes(tx, filingId, { event: 'done', on }));
  }

  @Handles(pushDue)
  send({ pushId }: { pushId: string }): Promise<void> {
    return sendPush(this.db, pushId);
  }
}
