import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { windowAccountClaimed } from '#libs/identity';
import { Handles } from '#libs/platform';
import { IntakeRecord } from './intake.entity.ts';

@Injectable()
export class IntakeHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(windowAccountClaimed)
  async follow({ from, to }: { from: string; to: string }): Promise<void> {
    await this.db.manager.update(IntakeRecord, { applicantId: from }, { applicantId: to });
  }
}
