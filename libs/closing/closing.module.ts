import { Module } from '@nestjs/common';
import { PapersModule } from '#libs/papers';
import { ClosingController } from './closing.controller.ts';
import { ClosingHandlers } from './closing.handlers.ts';
import { ObjectionController } from './objection.controller.ts';

@Module({ imports: [PapersModule], controllers: [ClosingController, ObjectionController], providers: [ClosingHandlers] })
export class ClosingModule {}
