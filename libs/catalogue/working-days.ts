import { addDays, compareDates, isDate } from '#libs/kernel';
import { entryOf, jsonFile, type LawFiles } from './law-file.ts';

/** The calendar of that year is not loaded; nothing is guessed. */
export interface YearNotLoaded {
  readonly yearNotLoaded: number;
}

/** Weekends and holidays with their make-up days, for the years that the State Council has announced. */
export interface WorkingDays {
  /** Years loaded, ascending. */
  readonly years: readonly number[];
  /** The day is worked on; `undefined` where its year is not loaded. */
  isWorkday(on: string): boolean | undefined;
  /** The n-th working day after `on` (which itself does not count); or the year that would be needed. */
  addWorkdays(on: string, days: number): string | YearNotLoaded;
  /** The day itself when worked on, else the next working day; or the year that would be needed. */
  workdayFrom(on: string): string | YearNotLoaded;
}

export const isYearNotLoaded = (answer: string | YearNotLoaded): answer is YearNotLoaded => typeof answer !== 'string';

const FILE = 'working-days.json';

/** Years of days off on weekdays and of weekend days that are worked. */
export function workingDaysFrom(files: LawFiles): WorkingDays {
  const off = new Set<string>();
  const worked = new Set<string>();
  const years = Object.entries(entryOf(FILE, '-').object(jsonFile(files, FILE), keysOf(jsonFile(files, FILE)))).map(([year, value]) => {
    const entry = entryOf(FILE, year);
    if (!/^\d{4}$/.test(year)) throw entry.broken('not a year');
    const row = entry.object(value, ['daysOff', 'daysWorked', 'source']);
    entry.text(row['source'], 'source');
    for (const [field, days, weekend] of [
      ['daysOff', off, false],
      ['daysWorked', worked, true],
    ] as const) {
      for (const one of entry.list(row[field], field)) {
        const day = entry.date(one, field);
        if (!day.startsWith(year)) throw entry.broken(`${field}: ${day} is in another year`);
        if (isWeekend(day) !== weekend) throw entry.broken(`${field}: ${day} is ${weekend ? 'no' : 'a'} weekend day`);
        if (days.has(day)) throw entry.broken(`${field}: ${day} stands twice`);
        days.add(day);
      }
    }
    return Number(year);
  });
  years.sort((a, b) => a - b);
  years.forEach((year, place) => {
    if (place > 0 && year !== (years[place - 1] ?? 0) + 1) throw entryOf(FILE, String(year)).broken('the year before is missing');
  });

  const isWorkday = (on: string): boolean | undefined => {
    if (!isDate(on) || !years.includes(Number(on.slice(0, 4)))) return undefined;
    return worked.has(on) || (!isWeekend(on) && !off.has(on));
  };
  function addWorkdays(on: string, days: number): string | YearNotLoaded {
    let day = on;
    for (let left = days; left > 0;) {
      day = addDays(day, 1);
      const works = isWorkday(day);
      if (works === undefined) return { yearNotLoaded: Number(day.slice(0, 4)) };
      if (works) left -= 1;
    }
    return day;
  }
  return {
    years,
    isWorkday,
    addWorkdays,
    workdayFrom(on) {
      const works = isWorkday(on);
      if (works === undefined) return { yearNotLoaded: Number(on.slice(0, 4)) };
      return works ? on : addWorkdays(on, 1);
    },
  };
}

const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());

const keysOf = (value: unknown): string[] => (value !== null && typeof value === 'object' ? Object.keys(value).sort(compareDates) : []);
