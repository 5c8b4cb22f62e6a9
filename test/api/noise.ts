/** Repeatable chance, so that a failure can be looked at again. */
export class Noise {
  constructor(private state: number) {}

  /** A whole number from 0 to below `limit` (mulberry32). */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  }

  one<T>(list: readonly T[]): T {
    const found = list[this.below(list.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }

  bytes(most: number): Buffer {
    return Buffer.from(Array.from({ length: this.below(most) }, () => this.below(256)));
  }

  /** A value of JSON that nobody asked for. */
  value(depth = 0): unknown {
    const nested = depth < 4 ? [() => Array.from({ length: this.below(4) }, () => this.value(depth + 1)), () => this.object(depth)] : [];
    return this.one<() => unknown>([
      ...nested,
      () => this.one(ODD_TEXTS),
      () => this.one(ODD_NUMBERS),
      () => this.one([null, true, false, {}, []]),
      () => this.bytes(20).toString('latin1'),
    ])();
  }

  private object(depth: number): object {
    return Object.fromEntries(Array.from({ length: this.below(4) }, () => [this.one(ODD_NAMES), this.value(depth + 1)]));
  }

  /** The same value with one place in it, however deep, changed. */
  spoilt(value: unknown): unknown {
    if (this.below(4) === 0 || value === null || typeof value !== 'object') return this.value();
    if (Array.isArray(value)) {
      const place = this.below(value.length + 1);
      return value.length === 0 ? [this.value()] : value.map((entry: unknown, index) => (index === place ? this.spoilt(entry) : entry));
    }
    const entries: [string, unknown][] = Object.entries(value);
    if (entries.length === 0 || this.below(6) === 0) return { ...value, [this.one(ODD_NAMES)]: this.value() };
    const [name, field] = this.one(entries);
    return { ...value, [name]: this.spoilt(field) };
  }
}

const ODD_TEXTS = [
  '',
  ' ',
  '\u0000',
  '\u001b[31m',
  '\ud800',
  '2015-02-30',
  '0000-00-00',
  '9999-12-31',
  '温州',
  '𠮷',
  '\u202e',
  "' or 1=1 --",
  '../../etc/passwd',
  'x'.repeat(5_000),
  '330302197903129970',
  '91330302PDY000016X',
  'NaN',
  '%s%n',
];
const ODD_NUMBERS = [0, -1, -0, 0.1, 1e21, 2 ** 31, 2 ** 53, -(2 ** 63), 1e308];
const ODD_NAMES = ['x', '', '名称', 'name', 'people', 'key', 'full', 'length', 'toString', '__proto__', 'constructor', 'a.b', '0', '$where'];
