import { Module } from '@nestjs/common';
import { LawController } from './law.controller.ts';
import { LawWatch } from './law-watch.ts';
import { ReferenceController } from './reference.controller.ts';

@Module({ controllers: [LawController, ReferenceController], providers: [LawWatch] })
export class EditionsModule {}
