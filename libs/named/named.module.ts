import { Module } from '@nestjs/common';
import { HoldsController } from './holds.controller.ts';
import { NamedController } from './named.controller.ts';

@Module({ controllers: [NamedController, HoldsController] })
export class NamedModule {}
