// `npm run case -- FILE… [--out DIR] [--server URL]`: files cases through the HTTP API, as the people in them and as staff would,
// writes what came of each, and compares it with what each expects. Nothing of `expect` reaches the product.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { compareCase } from './case-compare.mjs';
import { playCase } from './case-play.mjs';
import { startCaseServer } from './case-server.mjs';
import { complain, PlainError } from './words.mjs';

/** Plays the cases one after the other; resolves with `[{ id, title, differences }]`. */
export async function runCases(files, { out, server, say = console.log } = {}) {
  const folder = out ?? mkdtempSync(join(tmpdir(), 'onewindow-cases-'));
  mkdirSync(folder, { recursive: true });
  const place = server ? { url: server, departments: process.env.DEPARTMENTS_URL, stop: async () => {} } : await startCaseServer();
  try {
    const results = [];
    for (const file of files) {
      const told = JSON.parse(readFileSync(file, 'utf8'));
      const began = performance.now();
      const { expect, ...story } = told;
      const differences = await playCase(story, { place, folder }).then(
        (result) => {
          writeFileSync(join(folder, `${told.id}.result.json`), `${JSON.stringify(result, null, 2)}\n`);
          return compareCase(expect, result);
        },
        (error) => [`${error.message}`],
      );
      results.push({ id: told.id, title: told.title, differences });
      say(`${differences.length === 0 ? 'ok  ' : 'FAIL'} ${told.id} ${told.title} (${Math.round(performance.now() - began)} ms)`);
      for (const difference of differences) say(`       ${difference}`);
    }
    return results;
  } finally {
    await place.stop();
    if (!out) rmSync(folder, { recursive: true, force: true });
  }
}

async function main() {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' }, server: { type: 'string' } } });
  if (positionals.length === 0) throw new PlainError('请给出案例文件', 'Which cases? npm run case -- FILE… [--out DIR] [--server URL]');
  const here = (path) => resolve(process.env.INIT_CWD ?? process.cwd(), path);
  if (!values.server && !process.env.SKIP_BUILD) await build();
  const results = await runCases(positionals.map(here), { out: values.out && here(values.out), server: values.server });
  const failed = results.filter(({ differences }) => differences.length > 0).length;
  console.log(`${results.length - failed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await main().catch((error) => {
    complain(error);
    process.exit(1);
  });
}
