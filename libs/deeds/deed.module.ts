import { Module } from '@nestjs/common';
import { DeedController } from './deed.controller.ts';

@Module({ controllers: [DeedController] })
export class DeedModule {}
