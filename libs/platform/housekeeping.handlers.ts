import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Handles, message } from './message.ts';

/** Time to clear away what has served: handled messages, and keys that no client repeats any more. */
export const housekeepingDue = message<Record<string, never>>('platform.housekeeping_due');

const KEPT = { outbox: '14 days', idempotency: '30 days' };
const BATCH = 10_000;

@Injectable()
export class HousekeepingHandlers {
  constructor(private readonly db: DataSource) {}

  @Handles(housekeepingDue)
  async clear(): Promise<void> {
    await this.db.query(
      `with gone as (
          delete from outbox where id in (select id from outbox where done_at < clock_timestamp() - interval '${KEPT.outbox}' order by id limit ${BATCH})
          returning id)
        delete from work_failure where outbox_id in (select id from gone)`,
    );
    await this.db.query(
      `delete from idempotency where (user_id, key) in
         (select user_id, key from idempotency where created_at < clock_timestamp() - interval '${KEPT.idempotency}' order by created_at limit ${BATCH})`,
    );
  }
}
