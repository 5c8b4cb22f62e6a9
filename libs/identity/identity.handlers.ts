import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles } from '#libs/platform';
import { sessionsEnded } from './identity.messages.ts';

@Injectable()
export class IdentityHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(sessionsEnded)
  async clear(): Promise<void> {
    await this.db.query('delete from session where expires_at < clock_timestamp()');
    await this.db.query('delete from spent_challenge where expires_at < clock_timestamp()');
    await this.db.query('delete from window_code where expires_at < clock_timestamp()');
    await this.db.query(`delete from recovery where expires_at < clock_timestamp() - interval '1 day'`);
    await this.db.query(`delete from login_attempt where failed_at < clock_timestamp() - interval '1 day' and free_at < clock_timestamp()`);
  }
}
