import { Module } from '@nestjs/common';
import { OrderController } from './order.controller.ts';

@Module({ controllers: [OrderController] })
export class OrderModule {}
