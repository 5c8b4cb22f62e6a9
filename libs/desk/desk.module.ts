import { Module } from '@nestjs/common';
import { DeskController } from './desk.controller.ts';
import { DeskHandlers } from './desk.handlers.ts';

@Module({ controllers: [DeskController], providers: [DeskHandlers] })
export class DeskModule {}
