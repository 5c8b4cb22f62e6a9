import { anOfficer, aTask } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { taskPage } from './task.queries.ts';

beforeAll(() => void useTestConfig());

it('the case says what was to be done about it and failed, until it is done (A-15)', () =>
  rolledBack(async (tx) => {
    const [task, other] = [await aTask(tx), await aTask(tx)];
    const officer = await anOfficer(tx);
    await tx.query(
      `insert into outbox (message, queue, payload, failed_at, failure, failed_for_good)
         values ('spec.failed', 'main', $1, clock_timestamp(), 'register.code_pool_empty', true), ('spec.on_its_way', 'main', $1, null, null, false)`,
      [{ filingId: task.filingId }],
    );
    expect((await taskPage(tx, officer, task.id)).stuck).toMatchObject([{ message: 'spec.failed' }]);
    expect((await taskPage(tx, officer, other.id)).stuck).toEqual([]);
    await tx.query('update outbox set done_at = clock_timestamp()');
    expect((await taskPage(tx, officer, task.id)).stuck).toEqual([]);
  }));
