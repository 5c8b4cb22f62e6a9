import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { NoticeView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, MayCall, spoken } from '#libs/platform';
import { noticesOf } from './notice.queries.ts';
import { noticeView } from './notice.view.ts';
import { readNotice } from './read-notice.ts';

@Controller('api/v1/notices')
@MayCall('signedIn')
export class NoticeController {
  constructor(private readonly db: DataSource) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<NoticeView[]> {
    return (await noticesOf(this.db.manager, actor)).map((notice) => noticeView(notice, spoken()));
  }

  /** Reading twice changes nothing, so that no key is needed. */
  @Post(':id/read')
  @HttpCode(200)
  async read(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<NoticeView> {
    return noticeView(await this.db.transaction((tx) => readNotice(tx, actor, id)), spoken());
  }
}
