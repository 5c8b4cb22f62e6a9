import { setRegistryClock } from '#libs/kernel';
import { aSubmittedFiling } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { filingPage } from './filing.queries.ts';

beforeAll(() => void useTestConfig());
afterAll(() => setRegistryClock());

it.each([
  ['a day over a holiday', '2026-02-13T02:00:00Z', '2026-02-25'],
  ['no day where the calendar of the year is not loaded', '2026-12-30T02:00:00Z', null],
])('promises three working days: %s', (_, now, promisedOn) =>
  rolledBack(async (tx) => {
    setRegistryClock(new Date(now));
    const { id, filer } = await aSubmittedFiling(tx);
    expect((await filingPage(tx, filer, id)).receipt).toMatchObject({ promisedOn, promisedWorkingDays: 3 });
  }),
);
