import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { checkPassword, hashPassword, makeFirstAdministrator, normaliseLogin } from '#libs/identity';
import { AppError } from '#libs/kernel';
import { config, ConfigError, databaseOptions } from '#libs/platform';
import { ENTITIES } from '../product.ts';

const USAGE =
  'npm run admin -- --login LOGIN --name NAME --district 330300\nThe password is asked for, or read from standard input. / 密码在提示后输入，或从标准输入读取。\n';

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

async function makeAdministrator(login: string, name: string, district: string): Promise<void> {
  const password = await askPassword();
  checkPassword(password, normaliseLogin(login));
  const passwordHash = await hashPassword(password);
  const db = await new DataSource(databaseOptions(config().databaseUrl, ENTITIES, 1)).initialize();
  try {
    const account = await db.transaction((tx) => makeFirstAdministrator(tx, { login, name, passwordHash }, district));
    process.stdout.write(`administrator ${account.login} of ${district} made / 已建立管理员\n`);
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
  const { login, name, district } = parseArgs({ options: { login: text, name: text, district: text } }).values;
  if (login && name && /^\d{6}$/.test(district ?? '')) await makeAdministrator(login, name, district ?? '');
  else fail(USAGE);
} catch (error) {
  if (error instanceof ConfigError) fail(`${error.message}\n`);
  else if (error instanceof AppError) fail(`${error.code}\n`);
  else throw error;
}
