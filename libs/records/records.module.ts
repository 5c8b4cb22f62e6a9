import { Module } from '@nestjs/common';
import { CorrectionController } from './correction.controller.ts';
import { RegisterImportController } from './register-import.controller.ts';

@Module({ controllers: [RegisterImportController, CorrectionController] })
export class RecordsModule {}
