import { Module } from '@nestjs/common';
import { LiquidationController } from './liquidation.controller.ts';
import { LiquidationHandlers } from './liquidation.handlers.ts';

@Module({ controllers: [LiquidationController], providers: [LiquidationHandlers] })
export class LiquidationModule {}
