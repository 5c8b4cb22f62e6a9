import { Module } from '@nestjs/common';
import { ImportController } from './import.controller.ts';
import { ImportHandlers } from './import.handlers.ts';

@Module({ controllers: [ImportController], providers: [ImportHandlers] })
export class SupervisionModule {}
