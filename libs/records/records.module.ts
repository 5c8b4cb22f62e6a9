import { Module } from '@nestjs/common';
import { CorrectionController } from './correction.controller.ts';

@Module({ controllers: [CorrectionController] })
export class RecordsModule {}
