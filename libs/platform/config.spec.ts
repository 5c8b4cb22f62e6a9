import { ConfigError, configFrom } from './config.ts';

const key = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
const RIGHT = {
  ...{
    DATABASE_URL: 'postgres://x/y',
    REDIS_URL: 'redis://x',
    HOST: '127.0.0.1',
    FILES_DIR: 'files',
    CA_DIR: 'ca',
    DEPARTMENTS_URL: 'http://x/',
    IDENTITY_URL: 'http://y/',
  },
  ...{ SECRET_KEYS: `b:${key(2)},a:${key(1)}`, INDEX_KEY: key(3), SESSION_SECRET: key(4) },
};

function mistakesOf(env: Record<string, string | undefined>): readonly string[] {
  try {
    configFrom(env);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.mistakes;
    throw error;
  }
}

it('reads an environment once and for all', () => {
  const config = configFrom(RIGHT);
  expect(config).toMatchObject({ port: 3000, publicUrl: 'http://localhost:3000', demo: false, authorised: false, machineLane: 'off', smtpUrl: null });
  expect(config.departmentsUrl).toBe('http://x');
  expect(config.keyRing.map(({ id }) => id)).toEqual(['b', 'a']);
  expect(Object.isFrozen(config)).toBe(true);
});

it('names every mistake at once', () => {
  const mistakes = mistakesOf({});
  for (const name of Object.keys(RIGHT)) expect(mistakes.filter((mistake) => mistake.startsWith(`${name} is missing`))).toHaveLength(1);
});

it.each([
  ['PORT', '70000'],
  ['PORT', '3000x'],
  ['POOL_SIZE', '0'],
  ['LOG_LEVEL', 'loud'],
  ['MACHINE_LANE', 'on'],
  ['CITY', '330302'],
  ['INDEX_KEY', Buffer.alloc(16).toString('base64')],
  ['SESSION_SECRET', 'short'],
  ['SECRET_KEYS', `a:${Buffer.alloc(31).toString('base64')}`],
  ['SECRET_KEYS', key(1)],
  ['SECRET_KEYS', `A B:${key(1)}`],
  ['SECRET_KEYS', `a:${key(1)},a:${key(2)}`],
  ['SECRET_KEYS', ','],
  ['SECRET_KEYS', 'a:'],
])('refuses %s=%s, without repeating a secret', (name, value) => {
  const mistakes = mistakesOf({ ...RIGHT, [name]: value });
  expect(mistakes.length).toBeGreaterThan(0);
  for (const mistake of mistakes) expect(mistake.startsWith(name)).toBe(true);
  expect(mistakes.join()).not.toContain(key(1));
});

it('is a demonstration only for its own machine', () => {
  expect(mistakesOf({ ...RIGHT, DEMO: '1' })).toEqual([]);
  for (const host of ['0.0.0.0', '::', 'localhost']) expect(mistakesOf({ ...RIGHT, DEMO: '1', HOST: host })).toHaveLength(1);
});
