import { Module } from '@nestjs/common';
import { StatisticsController } from './statistics.controller.ts';

@Module({ controllers: [StatisticsController] })
export class StatisticsModule {}
