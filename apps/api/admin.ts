import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { DataSource, type EntityManager } from 'typeorm';
import { ADMINISTRATORS, makeFirstAdministrator, resetAdministrator } from '#libs/administration';
import type { AdministratorRole } from '#libs/contract';
import { checkPassword, hashPassword, normaliseLogin, type Account } from '#libs/identity';
import { AppError } from '#libs/kernel';
import { config, ConfigError, databaseOptions } from '#libs/platform';
import { ENTITIES } from '../product.ts';

const USAGE =
  'npm run admin -- --login LOGIN --name NAME --district 330300 [--office administrator|security|auditor]\n' +
  'npm run admin -- --login LOGIN --reset\nThe password is asked for, or read from standard input. / 密码在提示后输入，或从标准输入读取。\n';

/** Reads the password without showing it. It is not taken from the command line, which other users of the machine can see. */
async function askPassword(): Promise<string> {
  const hidden = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = process.stdin.isTTY === true;
  if (terminal) process.stderr.write('Password / 密码: ');
  const line = createInterface({ input: process.stdin, output: hidden, terminal });
  for await (const password of line) {
    if (terminal) process.stderr.write('\n');
    return password;
  }
  return '';
}

async function withPassword(login: string, act: (tx: EntityManager, passwordHash: string) => Promise<Account>): Promise<Account> {
  const password = await askPassword();
  checkPassword(password, normaliseLogin(login));
  const passwordHash = await hashPassword(password);
  const db = await new DataSource(databaseOptions(config().databaseUrl, ENTITIES, 1)).initialize();
  try {
    return await db.transaction((tx) => act(tx, passwordHash));
  } finally {
    await db.destroy();
  }
}

function fail(words: string): void {
  process.stderr.write(words);
  process.exitCode = 1;
}

try {
  config();
  const text = { type: 'string' } as const;
  const options = { login: text, name: text, district: text, office: text, reset: { type: 'boolean' } } as const;
  const { login, name, district = '', office: wish = 'administrator', reset } = parseArgs({ options }).values;
  const office: AdministratorRole | undefined = ADMINISTRATORS.find((one) => one === wish);
  if (login && reset) {
    const account = await withPassword(login, (tx, passwordHash) => resetAdministrator(tx, login, passwordHash));
    process.stdout.write(`${account.login} signs in with it once / 凭此密码登录后须另设密码\n`);
  } else if (login && name && office && /^\d{6}$/.test(district)) {
    const account = await withPassword(login, (tx, passwordHash) => makeFirstAdministrator(tx, { login, name, passwordHash }, district, office));
    process.stdout.write(`${office} ${account.login} of ${district} made / 已建立管理员\n`);
  } else fail(USAGE);
} catch (error) {
  if (error instanceof ConfigError) fail(`${error.message}\n`);
  else if (error instanceof AppError) fail(`${error.code}\n`);
  else throw error;
}
