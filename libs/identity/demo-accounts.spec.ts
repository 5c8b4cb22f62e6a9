import { database } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { DEMO_PEOPLE, DemoAccounts } from './demo-accounts.ts';

beforeAll(() => void useTestConfig());

describe('demo accounts', () => {
  const made = async (): Promise<number> => Number((await database().query('select count(*) from account'))[0].count);

  it('do not exist outside demo mode', async () => {
    await new DemoAccounts(database()).onApplicationBootstrap();
    expect(await made()).toBe(0);
  });

  it('are made once, whichever process starts first', async () => {
    useTestConfig({ DEMO: '1' });
    await Promise.all([1, 2].map(() => new DemoAccounts(database()).onApplicationBootstrap()));
    await new DemoAccounts(database()).onApplicationBootstrap();
    expect(await made()).toBe(DEMO_PEOPLE.length);
  });
});
