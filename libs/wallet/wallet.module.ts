import { Module } from '@nestjs/common';
import { WalletController } from './wallet.controller.ts';

@Module({ controllers: [WalletController] })
export class WalletModule {}
