import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller.ts';
import { DeskHandlers } from './desk.handlers.ts';
import { DeskWatch } from './desk-watch.ts';

@Module({ controllers: [DeskController], providers: [DeskHandlers, DeskWatch] })
export class DeskModule {}
