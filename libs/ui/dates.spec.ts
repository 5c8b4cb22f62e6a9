import { shortTime, shownDate, shownMonth, shownTime, yearsLater } from './dates.ts';

describe('a date on the screen', () => {
  it('is a day, not an instant', () => {
    expect(shownDate('1988-04-17', 'zh')).toBe('1988 年 4 月 17 日');
    expect(shownDate('2026-03-09', 'en')).toBe('9 March 2026');
    expect(shownMonth('2025-08', 'zh')).toBe('2025 年 8 月');
  });

  it('is told in the time of the registry', () => {
    expect(shownTime('2026-02-28T16:30:00Z', 'zh')).toBe('2026 年 3 月 1 日 00:30');
    expect(shownTime('2026-03-09T14:32:05+08:00', 'en')).toBe('9 March 2026, 14:32');
    expect(shortTime('2026-03-09T14:32:05+08:00')).toBe('03-09 14:32');
  });

  it('comes round after years', () => {
    expect(yearsLater('2024-02-29', 5)).toBe('2029-02-28');
    expect(yearsLater('2025-07-14', 5)).toBe('2030-07-14');
  });
});
