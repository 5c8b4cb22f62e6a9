import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/platform';
import { liquidationsDue } from './liquidation.messages.ts';
import { tellWhoseNoticeIsOver } from './tell-over.ts';

@Injectable()
export class LiquidationHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(liquidationsDue)
  async look(): Promise<void> {
    while ((await this.db.transaction((tx) => tellWhoseNoticeIsOver(tx))) > 0);
  }
}
