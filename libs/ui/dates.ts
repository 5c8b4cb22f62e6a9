/** Dates are days; they are taken apart as text and never pass through a time zone. */
export function shownDate(date: string, language: string): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  if (language === 'en') return `${day} ${MONTHS[month - 1] ?? ''} ${year}`;
  return `${year} 年 ${month} 月 ${day} 日`;
}

export function shownMonth(month: string, language: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return language === 'en' ? `${MONTHS[number - 1] ?? ''} ${year}` : `${year} 年 ${number} 月`;
}

/** 2026 年 3 月 9 日 14:32, always the registry's time, whatever zone the browser is in. */
export function shownTime(instant: string, language: string): string {
  const { date, time } = registryParts(instant);
  return language === 'en' ? `${shownDate(date, language)}, ${time}` : `${shownDate(date, language)} ${time}`;
}

/** For lists: 03-09 14:32. */
export function shortTime(instant: string): string {
  const { date, time } = registryParts(instant);
  return `${date.slice(5)} ${time}`;
}

export const clockTime = (instant: string): string => registryParts(instant).time;

/** The viewer elsewhere is told whose clock it is. */
export const elsewhere = (): boolean => Intl.DateTimeFormat().resolvedOptions().timeZone !== 'Asia/Shanghai';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const REGISTRY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

function registryParts(instant: string): { date: string; time: string } {
  const [date = '', time = ''] = REGISTRY.format(new Date(instant)).split(' ');
  return { date, time };
}

/** The day so many years later; 29 February becomes 28. */
export function yearsLater(date: string, years: number): string {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year + years, month, 0)).getUTCDate();
  return `${year + years}-${String(month).padStart(2, '0')}-${String(Math.min(day, last)).padStart(2, '0')}`;
}
