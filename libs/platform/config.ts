import { resolve } from 'node:path';

/** Everything the processes are told from outside. Read once, checked whole, frozen. */
export interface Config {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly host: string;
  readonly port: number;
  /** Addresses or networks of proxies whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[];
  /** What links in mails and QR codes begin with, without a slash at the end. */
  readonly publicUrl: string;
  readonly filesDir: string;
  readonly caDir: string;
  readonly lawDir: string;
  readonly webDir: string;
  readonly fontDirs: readonly string[];
  /** First key seals, every key opens. */
  readonly keyRing: readonly SealingKey[];
  readonly indexKey: Buffer;
  readonly sessionSecret: Buffer;
  /** Code of the city (prefecture) that this deployment serves. */
  readonly city: string;
  readonly demo: boolean;
  /** An authorised registry prints without the specimen mark. */
  readonly authorised: boolean;
  /** `clean`: filings without a finding above advice are examined by the machine. */
  readonly machineLane: 'off' | 'clean';
  readonly smtpUrl: string | null;
  readonly departmentsUrl: string;
  /** Who tells whether a paper is this person's (libs/identity). */
  readonly identityUrl: string;
  readonly queuePrefix: string;
  readonly logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug';
  /** Work that waits longer than this raises an alarm. */
  readonly alarmMinutes: number;
  /** Connections of one process to PostgreSQL. */
  readonly poolSize: number;
}

export interface SealingKey {
  readonly id: string;
  readonly key: Buffer;
}

/** All mistakes of the environment in one message, for the person who starts the process. */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(`The environment is not complete / 环境变量不齐全:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;
const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
const LANES = ['off', 'clean'] as const;
const FONT_DIRS = ['/usr/share/fonts/truetype/hanazono', '/usr/local/share/fonts'];

/** Reads an environment; throws ConfigError with every mistake in it. */
export function configFrom(env: Environment): Config {
  const mistakes: string[] = [];
  const given = (name: string): string => {
    const value = env[name]?.trim() ?? '';
    if (!value) mistakes.push(`${name} is missing / 缺少 ${name}`);
    return value;
  };
  const secret = (name: string, text: string): Buffer => {
    const bytes = Buffer.from(text, 'base64');
    if (text && bytes.length !== 32) mistakes.push(`${name} must be 32 bytes in base64 / ${name} 必须是 base64 写的 32 字节`);
    return bytes;
  };
  const oneOf = <T extends string>(name: string, allowed: readonly T[], fallback: T): T => {
    const value = env[name] ?? fallback;
    const found = allowed.find((word) => word === value);
    if (!found) mistakes.push(`${name} must be one of ${allowed.join(', ')} / ${name} 只能是 ${allowed.join('、')}`);
    return found ?? fallback;
  };
  const whole = (name: string, fallback: number, [least, most]: [number, number]): number => {
    const value = Number(env[name] ?? fallback);
    if (!Number.isInteger(value) || value < least || value > most) mistakes.push(`${name} must be a whole number from ${least} to ${most}`);
    return value;
  };

  const matching = (name: string, fallback: string, shape: RegExp, what: string): string => {
    const value = env[name] ?? fallback;
    if (!shape.test(value)) mistakes.push(`${name} must be ${what}`);
    return value;
  };

  const host = given('HOST');
  const port = whole('PORT', 3000, [0, 65_535]);
  const demo = env.DEMO === '1';
  if (demo && host !== '127.0.0.1') mistakes.push('DEMO=1 is only allowed with HOST=127.0.0.1 / 演示模式只能在 127.0.0.1 上运行');
  const keyRing = keyRingFrom(given('SECRET_KEYS'), secret, mistakes);

  const config: Config = {
    databaseUrl: given('DATABASE_URL'),
    redisUrl: given('REDIS_URL'),
    host,
    port,
    trustedProxies:
      env.TRUSTED_PROXIES?.split(',')
        .map((address) => address.trim())
        .filter(Boolean) ?? [],
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    filesDir: resolve(given('FILES_DIR')),
    caDir: resolve(given('CA_DIR')),
    lawDir: resolve(env.LAW_DIR ?? 'libs/catalogue/data'),
    webDir: resolve(env.WEB_DIR ?? 'dist/web'),
    fontDirs: env.FONT_DIRS?.split(':').filter(Boolean) ?? FONT_DIRS,
    keyRing,
    indexKey: secret('INDEX_KEY', given('INDEX_KEY')),
    sessionSecret: secret('SESSION_SECRET', given('SESSION_SECRET')),
    city: matching('CITY', '330300', /^\d{4}00$/, 'the six digits of a prefecture / 地级市的六位代码'),
    demo,
    authorised: env.AUTHORISED === '1',
    machineLane: oneOf('MACHINE_LANE', LANES, 'off'),
    smtpUrl: env.SMTP_URL || null,
    departmentsUrl: given('DEPARTMENTS_URL').replace(/\/+$/, ''),
    identityUrl: given('IDENTITY_URL').replace(/\/+$/, ''),
    queuePrefix: env.QUEUE_PREFIX ?? 'onewindow',
    logLevel: oneOf('LOG_LEVEL', LEVELS, 'info'),
    alarmMinutes: whole('ALARM_MINUTES', 10, [1, 1_440]),
    poolSize: whole('POOL_SIZE', 10, [1, 200]),
  };
  if (mistakes.length > 0) throw new ConfigError(mistakes);
  return Object.freeze(config);
}

function keyRingFrom(text: string, secret: (name: string, text: string) => Buffer, mistakes: string[]): SealingKey[] {
  const ring = text
    .split(',')
    .filter(Boolean)
    .map((entry) => {
      const [id = '', key = ''] = entry.split(':');
      if (!/^[a-z0-9-]{1,32}$/.test(id)) mistakes.push('SECRET_KEYS: each key is id:base64, the id of a-z, 0-9 and - / 每把钥匙写成 名字:base64');
      return { id, key: secret(`SECRET_KEYS (${id})`, key) };
    });
  // What was sealed under the second key of a name would never open again.
  if (new Set(ring.map(({ id }) => id)).size < ring.length) mistakes.push('SECRET_KEYS: each key has a name of its own / 每把钥匙要有自己的名字');
  if (text && ring.length === 0) mistakes.push('SECRET_KEYS: there is no key in it / 里面没有钥匙');
  if (ring.some(({ key }) => key.length === 0)) mistakes.push('SECRET_KEYS: a key is empty / 有一把钥匙是空的');
  return ring;
}

let read: Config | undefined;

/** The configuration of this process. */
export const config = (): Config => (read ??= configFrom(process.env));

/** Replaces the configuration of this process; for tests and for the server of the case runner. */
export function useConfig(own: Config): void {
  read = own;
}
