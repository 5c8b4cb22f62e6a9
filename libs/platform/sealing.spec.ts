import { configFrom, useConfig } from './config.ts';
import { blindIndex, seal, unseal } from './sealing.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const useRing = (ring: string, index = 9): void =>
  useConfig(
    configFrom({
      ...{ DATABASE_URL: 'x', REDIS_URL: 'x', HOST: 'x', FILES_DIR: 'x', CA_DIR: 'x', DEPARTMENTS_URL: 'x', IDENTITY_URL: 'x' },
      ...{ SECRET_KEYS: ring, INDEX_KEY: key(index), SESSION_SECRET: key(8) },
    }),
  );
const VALUES = { 'people[0].document.number': '330302197903129970', 'contacts.p1.email': 'a@example.test' };

beforeEach(() => useRing(`a:${key(1)}`));

it('opens what it sealed, in the row it was sealed for', () => {
  const sealed = seal(VALUES, 'row-1');
  expect(unseal(sealed, 'row-1')).toEqual(VALUES);
  expect(() => unseal(sealed, 'row-2')).toThrow();
  for (const value of Object.values(VALUES)) expect(sealed).not.toContain(value);
});

it('seals the same values otherwise each time', () => {
  expect(seal(VALUES, 'row-1')).not.toBe(seal(VALUES, 'row-1'));
});

it('opens nothing that was changed', () => {
  const parts = seal(VALUES, 'row-1').split('.');
  for (const place of [2, 3, 4]) {
    const bytes = Buffer.from(parts[place] ?? '', 'base64url');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    const changed = parts.map((part, index) => (index === place ? bytes.toString('base64url') : part)).join('.');
    expect(() => unseal(changed, 'row-1')).toThrow();
  }
  const short = parts.map((part, index) => (index === 3 ? Buffer.from(part, 'base64url').subarray(0, 4).toString('base64url') : part)).join('.');
  expect(() => unseal(short, 'row-1')).toThrow();
  for (const broken of ['', 'x', 'v1', 'v1.a', 'v1.a...', parts.slice(0, 4).join('.')]) expect(() => unseal(broken, 'row-1')).toThrow();
  expect(() => unseal(['v2', ...parts.slice(1)].join('.'), 'row-1')).toThrow();
});

it('seals with the first key of the ring and opens with every one', () => {
  const old = seal(VALUES, 'row-1');
  useRing(`b:${key(2)},a:${key(1)}`);
  const fresh = seal(VALUES, 'row-1');
  expect([old.split('.')[1], fresh.split('.')[1]]).toEqual(['a', 'b']);
  expect([unseal(old, 'row-1'), unseal(fresh, 'row-1')]).toEqual([VALUES, VALUES]);
  useRing(`b:${key(2)}`);
  expect(unseal(fresh, 'row-1')).toEqual(VALUES);
  expect(() => unseal(old, 'row-1')).toThrow('sealing key a is not in the ring');
});

it('finds equal values by an index that no ring changes and no other kind shares', () => {
  const index = blindIndex('residentIdCard', '330302197903129970');
  useRing(`b:${key(2)}`);
  expect(blindIndex('residentIdCard', '330302197903129970').equals(index)).toBe(true);
  expect(blindIndex('prcPassport', '330302197903129970').equals(index)).toBe(false);
  useRing(`a:${key(1)}`, 7);
  expect(blindIndex('residentIdCard', '330302197903129970').equals(index)).toBe(false);
});
