import { Module } from '@nestjs/common';
import { CaseContextController } from './case-context.controller.ts';
import { DeskController } from './desk.controller.ts';
import { DeskHandlers } from './desk.handlers.ts';
import { DeskWatch } from './desk-watch.ts';

@Module({ controllers: [DeskController, CaseContextController], providers: [DeskHandlers, DeskWatch] })
export class DeskModule {}
