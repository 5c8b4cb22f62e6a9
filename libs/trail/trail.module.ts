import { Module } from '@nestjs/common';
import { TrailController } from './trail.controller.ts';

@Module({ controllers: [TrailController] })
export class TrailModule {}
