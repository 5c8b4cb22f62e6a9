import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { giveRecoveryLink, recoveryAsked, wayInChanged, windowAccountClaimed, type WayInChange } from '#libs/identity';
import { Handles } from '#libs/platform';
import { isMailAddress, sendMail } from './mail.ts';
import { Notice } from './notice.entity.ts';
import { noticeRecorded } from './notice.messages.ts';
import { mailWords } from './notice-words.ts';
import { notify } from './notify.ts';
import { mailOfNotice, noteMail } from './send-notice.ts';

@Injectable()
export class NoticeHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(noticeRecorded)
  async mail({ noticeId }: { noticeId: string }): Promise<void> {
    const mail = await mailOfNotice(this.db.manager, noticeId);
    await noteMail(this.db.manager, noticeId, mail ? await sendMail(mail) : 'off');
  }

  @Handles(windowAccountClaimed)
  async follow({ from, to }: { from: string; to: string }): Promise<void> {
    await this.db.manager.update(Notice, { recipientId: from }, { recipientId: to });
  }

  @Handles(wayInChanged)
  async tellOfWayIn({ noticeId, accountId, change, at }: { noticeId: string; accountId: string; change: WayInChange; at: string }): Promise<void> {
    const params = { time: at.slice(0, 16).replace('T', ' ') };
    await this.db.transaction((tx) => notify(tx, { id: noticeId, to: accountId, kind: `account.${change}`, filingId: null, params }));
  }

  /** The link is the same at a second run, and so is the mail's id. */
  @Handles(recoveryAsked)
  async mailRecovery({ recoveryId }: { recoveryId: string }): Promise<void> {
    const asked = await this.db.transaction((tx) => giveRecoveryLink(tx, recoveryId));
    if (!asked || !isMailAddress(asked.login)) return;
    await sendMail({ to: asked.login, id: recoveryId, ...mailWords('account.recovery', { link: asked.link, minutes: String(asked.minutes) }) });
  }
}
