import { Module } from '@nestjs/common';
import { WorkController } from './work.controller.ts';
import { WorkWatch } from './work-watch.ts';

@Module({ controllers: [WorkController], providers: [WorkWatch] })
export class OperationsModule {}
