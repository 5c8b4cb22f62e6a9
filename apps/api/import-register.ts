import 'reflect-metadata';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { DataSource } from 'typeorm';
import { AppError, SYSTEM } from '#libs/kernel';
import { config, ConfigError, databaseOptions } from '#libs/platform';
import { importRegister } from '#libs/records';
import { ENTITIES } from '../product.ts';

const USAGE =
  'npm run register:import -- --file FILE --source WHO [--district 330300]\nThe same command goes on where it stopped. / 中断后再运行同一命令即可继续。\n';
const TELL_MS = 2_000;

function fail(words: string): void {
  process.stderr.write(words);
  process.exitCode = 1;
}

try {
  const text = { type: 'string' } as const;
  const { file, source, district = config().city } = parseArgs({ options: { file: text, source: text, district: text } }).values;
  if (!file || !source || !/^\d{6}$/.test(district)) fail(USAGE);
  else {
    const db = await new DataSource(databaseOptions(config().databaseUrl, ENTITIES, 2)).initialize();
    const begun = Date.now();
    let told = 0;
    try {
      const end = await importRegister(db, SYSTEM, { path: file, fileName: basename(file), source, registry: district }, (progress) => {
        if (Date.now() - told < TELL_MS) return;
        told = Date.now();
        const { done, added, same, bad, bytes, bytesDone } = progress;
        process.stdout.write(`${Math.floor((100 * bytesDone) / bytes)} %  ${done} lines, ${added} added, ${same} same, ${bad} bad\n`);
      });
      const { id, done, added, same, bad } = end;
      const seconds = Math.round((Date.now() - begun) / 1_000);
      process.stdout.write(
        `100 %  ${done} lines, ${added} added, ${same} same, ${bad} bad in ${seconds} s; reasons: /api/v1/records/imports/${id}/errors\n`,
      );
    } finally {
      await db.destroy();
    }
  }
} catch (error) {
  if (!(error instanceof AppError) && !(error instanceof ConfigError)) throw error;
  fail(`${error.message} ${error instanceof AppError ? JSON.stringify(error.details) : ''}\n`);
}
