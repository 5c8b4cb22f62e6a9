import { Module } from '@nestjs/common';
import { IntakeController } from './intake.controller.ts';

@Module({ controllers: [IntakeController] })
export class IntakeModule {}
