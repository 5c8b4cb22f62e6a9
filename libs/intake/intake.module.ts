import { Module } from '@nestjs/common';
import { IntakeHandlers } from './intake.handlers.ts';
import { IntakeController } from './intake.controller.ts';

@Module({ controllers: [IntakeController], providers: [IntakeHandlers] })
export class IntakeModule {}
