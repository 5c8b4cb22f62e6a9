// The secrets of a demo, made once and kept in its data folder. A city brings its own.
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const secret = () => randomBytes(32).toString('base64');

/** Environment variables with the secrets of this data folder. Without this file sealed data can never be read again. */
export function secretsOf(dir) {
  const file = join(dir, 'secrets.json');
  if (!existsSync(file)) write(file, { SECRET_KEYS: `demo:${secret()}`, INDEX_KEY: secret(), SESSION_SECRET: secret() });
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Whole on disk, and for us alone, before its name is there. */
function write(file, secrets) {
  const making = `${file}.${process.pid}`;
  const handle = openSync(making, 'wx', 0o600);
  writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
  fsyncSync(handle);
  closeSync(handle);
  renameSync(making, file);
}
