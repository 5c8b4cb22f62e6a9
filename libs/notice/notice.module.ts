import { Module } from '@nestjs/common';
import { NoticeController } from './notice.controller.ts';
import { NoticeHandlers } from './notice.handlers.ts';

@Module({ controllers: [NoticeController], providers: [NoticeHandlers] })
export class NoticeModule {}
