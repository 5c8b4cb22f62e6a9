import { Module } from '@nestjs/common';
import { NeedController } from './need.controller.ts';
import { StartController } from './start.controller.ts';

@Module({ controllers: [NeedController, StartController] })
export class NeedsModule {}
