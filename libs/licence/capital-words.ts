const DIGITS = '零壹贰叁肆伍陆柒捌玖';
/** Powers of ten that have a word, largest first; what stands before 亿 and 万 is a number of its own. */
const UNITS: readonly (readonly [number, string])[] = [
  [100_000_000, '亿'],
  [10_000, '万'],
  [1_000, '仟'],
  [100, '佰'],
  [10, '拾'],
];
const MOST = 10 ** 15;

/** An amount in the upper-case words of licences and bills: 100,000,000 fen are 壹佰万元整. 整 stands when there is no 角 and no 分. */
export function capitalInWords(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen > MOST) throw new Error(`not an amount in fen: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cents = fen % 10;
  if (jiao === 0 && cents === 0) return `${inWords(yuan) || '零'}元整`;
  const whole = yuan > 0 ? `${inWords(yuan)}元` : '';
  const tenths = jiao > 0 ? `${DIGITS[jiao] ?? ''}角` : yuan > 0 ? '零' : '';
  return whole + tenths + (cents > 0 ? `${DIGITS[cents] ?? ''}分` : '');
}

/** 零 stands once where places are skipped between two that are not. */
function inWords(value: number): string {
  for (const [size, unit] of UNITS) {
    if (value < size) continue;
    const rest = value % size;
    const gap = rest > 0 && rest < size / 10 ? '零' : '';
    return inWords(Math.floor(value / size)) + unit + gap + inWords(rest);
  }
  return value > 0 ? (DIGITS[value] ?? '') : '';
}

/** An amount in figures with its unit: 100,000,000 fen are 100万元. */
export function capitalInFigures(fen: number): string {
  if (!Number.isInteger(fen) || fen < 0 || fen > MOST) throw new Error(`not an amount in fen: ${fen}`);
  const whole = Math.floor(fen / 1_000_000);
  const decimals = String(fen % 1_000_000)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${whole}${decimals && `.${decimals}`}万元`;
}
