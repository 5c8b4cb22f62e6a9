import { setRegistryClock, SYSTEM } from '#libs/kernel';
import { issueLicence, keepPapers } from '#libs/licence';
import { allotCodes } from '#libs/register';
import { aFilingInReview, anApprovedFiling } from '../../test/support/build.ts';
import { rolledBack } from '../../test/support/database.ts';
import { useTestConfig } from '../../test/support/environment.ts';
import { announcements, servicePage, statisticsPage } from './statistics.queries.ts';

beforeAll(() => void useTestConfig());

it(
  'says nothing of few, promise and measure of many, and no number of a person',
  () =>
    rolledBack(async (tx) => {
      await allotCodes(tx, 'PDY', 5, 99_999);
      const numbers: string[] = [];
      for (let day = 1; day <= 5; day += 1) {
        setRegistryClock(new Date(Date.UTC(2016, 2, 10 + day, 2)));
        const { id, facts } = await anApprovedFiling(tx);
        numbers.push(...(facts.people ?? []).map(({ document }) => document.number));
        setRegistryClock(new Date(Date.UTC(2016, 2, 10 + day, 8)));
        const licence = await issueLicence(tx, SYSTEM, id);
        await keepPapers(tx, licence?.id ?? '', { original: 'a'.repeat(64), duplicate: 'b'.repeat(64) });
        if (day === 4) expect((await servicePage(tx)).rows).toEqual([]);
      }
      await aFilingInReview(tx);
      const { rows } = await servicePage(tx);
      expect(rows).toMatchObject([
        { kind: 'establishment', jurisdiction: '330302', filings: 5, medianHours: 6, ninetyHours: 6, firstTimeRight: 100 },
      ]);
      expect(rows[0]?.promisedWorkingDays).toBeGreaterThan(0);
      const figures = await statisticsPage(tx);
      expect(figures).toMatchObject({
        total: { filings: 6, licences: 5 },
        byDistrict: [{ key: '330302', filings: 6, licences: 5 }],
        firstTimeRight: 100,
      });
      expect(figures.byDay.every(({ filings }) => filings === null)).toBe(true);
      expect(figures.byTrade).toMatchObject([{ key: 'F' }]);
      const shown = JSON.stringify([figures, rows, await announcements(tx)]);
      for (const number of numbers) expect(shown).not.toContain(number);
      expect(await announcements(tx)).toHaveLength(5);
    }),
  60_000,
);
