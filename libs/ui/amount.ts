const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** The words that are signed: 壹佰万元整. Whole fen, not negative. */
export function amountInWords(fen: number): string {
  if (!Number.isSafeInteger(fen) || fen < 0) return '';
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const whole = yuan > 0 ? `${numberInWords(yuan)}元` : '';
  if (jiao === 0 && rest === 0) return `${whole || '零元'}整`;
  const zero = yuan > 0 && jiao === 0 ? '零' : '';
  return `${whole}${zero}${jiao > 0 ? `${DIGITS[jiao]}角` : ''}${rest > 0 ? `${DIGITS[rest]}分` : ''}`;
}

function numberInWords(value: number): string {
  let words = '';
  for (let left = value, group = 0; left > 0; left = Math.floor(left / 10_000), group += 1) {
    const four = left % 10_000;
    if (four === 0) {
      words = words && !words.startsWith('零') ? `零${words}` : words;
      continue;
    }
    const higher = left >= 10_000;
    words = `${higher && four < 1_000 ? '零' : ''}${fourInWords(four)}${GROUPS[group]}${words}`;
  }
  return words;
}

function fourInWords(four: number): string {
  let words = '';
  for (let place = 0, left = four; left > 0; place += 1, left = Math.floor(left / 10)) {
    const digit = left % 10;
    if (digit > 0) words = `${DIGITS[digit]}${PLACES[place]}${words}`;
    else if (words && !words.startsWith('零')) words = `零${words}`;
  }
  return words;
}

export type MoneyUnit = '万元' | '元';
const FEN_A_UNIT: Record<MoneyUnit, number> = { 万元: 1_000_000, 元: 100 };

/** What was typed, in fen; full-width digits, commas and a unit behind the number are understood. `null` when it is no amount or finer than a fen. */
export function fenOf(typed: string, unit: MoneyUnit): number | null {
  const text = typed
    .normalize('NFKC')
    .replace(/[\s,]/g, '')
    .replace(/^[¥￥]/, '');
  const match = /^(\d{1,12})(?:\.(\d{1,6}))?(万元?|元)?$/.exec(text);
  if (!match) return null;
  const [, whole = '', part = '', said] = match;
  const a = FEN_A_UNIT[said?.startsWith('万') ? '万元' : said === '元' ? '元' : unit];
  const millionths = BigInt(whole) * 1_000_000n + BigInt(part.padEnd(6, '0'));
  const fen = millionths * BigInt(a);
  return fen % 1_000_000n === 0n && fen / 1_000_000n <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(fen / 1_000_000n) : null;
}

/** `100` for a million yuan in 万元: no trailing zeros, no thousands marks, so that it can be typed on. */
export function typedAmount(fen: number, unit: MoneyUnit): string {
  const a = FEN_A_UNIT[unit];
  const part = String(fen % a)
    .padStart(String(a).length - 1, '0')
    .replace(/0+$/, '');
  return `${Math.floor(fen / a)}${part ? `.${part}` : ''}`;
}

/** How an amount is shown: 100 万元, or CNY 1,000,000. */
export function shownAmount(fen: number, language: string): string {
  if (language === 'en') return `CNY ${(fen / 100).toLocaleString('en', { maximumFractionDigits: 2 })}`;
  const [whole = '0', part] = typedAmount(fen, '万元').split('.');
  return `${Number(whole).toLocaleString('en')}${part ? `.${part}` : ''} 万元`;
}

/** A share in percent, two digits after the point at most. */
export const shownShare = (part: number, whole: number): string => (whole > 0 ? `${Number(((part / whole) * 100).toFixed(2))}%` : '—');
