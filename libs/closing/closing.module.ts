import { Module } from '@nestjs/common';
import { PapersModule } from '#libs/papers';
import { ClosingController } from './closing.controller.ts';
import { ClosingHandlers } from './closing.handlers.ts';

@Module({ imports: [PapersModule], controllers: [ClosingController], providers: [ClosingHandlers] })
export class ClosingModule {}
