import { Module } from '@nestjs/common';
import { ExchangeHandlers } from './exchange.handlers.ts';

@Module({ providers: [ExchangeHandlers] })
export class ExchangeModule {}
