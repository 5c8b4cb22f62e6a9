import { Module } from '@nestjs/common';
import { PapersModule } from '#libs/papers';
import { DeedController } from './deed.controller.ts';
import { DeedHandlers } from './deed.handlers.ts';

@Module({ imports: [PapersModule], controllers: [DeedController], providers: [DeedHandlers] })
export class DeedModule {}
