import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/platform';
import { sendMail } from './mail.ts';
import { noticeRecorded } from './notice.messages.ts';
import { mailOfNotice, noteMail } from './send-notice.ts';

@Injectable()
export class NoticeHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(noticeRecorded)
  async mail({ noticeId }: { noticeId: string }): Promise<void> {
    const mail = await mailOfNotice(this.db.manager, noticeId);
    await noteMail(this.db.manager, noticeId, mail ? await sendMail(mail) : 'off');
  }
}
