import { database } from '../../test/support/database.ts';
import { HousekeepingHandlers } from './housekeeping.handlers.ts';

it('clears handled messages and old keys, and nothing that is still open', async () => {
  const db = database();
  await db.query(
    `insert into outbox (message, queue, payload, created_at, done_at) values
       ('old.done', 'main', '{}', now() - interval '20 days', now() - interval '15 days'),
       ('new.done', 'main', '{}', now(), now()),
       ('old.open', 'main', '{}', now() - interval '90 days', null)`,
  );
  await db.query(
    `insert into idempotency (user_id, key, request_hash, object_id, created_at) values
       (gen_random_uuid(), 'old-key-1', '', '', now() - interval '31 days'), (gen_random_uuid(), 'new-key-1', '', '', now())`,
  );
  await new HousekeepingHandlers(db).clear();
  expect(await db.query('select message from outbox order by message')).toEqual([{ message: 'new.done' }, { message: 'old.open' }]);
  expect(await db.query('select key from idempotency')).toEqual([{ key: 'new-key-1' }]);
});
