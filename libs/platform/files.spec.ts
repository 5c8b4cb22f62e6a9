import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { configFrom, useConfig } from './config.ts';
import { DiskFileStore } from './files.ts';

const key = Buffer.alloc(32).toString('base64');
const folder = mkdtempSync(join(tmpdir(), 'onewindow-files-'));
const store = new DiskFileStore();

beforeAll(() =>
  useConfig(
    configFrom({
      ...{ DATABASE_URL: 'x', REDIS_URL: 'x', HOST: 'x', CA_DIR: 'x', DEPARTMENTS_URL: 'x', IDENTITY_URL: 'x', FILES_DIR: folder },
      ...{ SECRET_KEYS: `a:${key}`, INDEX_KEY: key, SESSION_SECRET: key },
    }),
  ),
);
afterAll(() => rmSync(folder, { recursive: true }));

const names = (): string[] => readdirSync(folder, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));

it('keeps bytes by what they are, once, for nobody else on the machine to read', async () => {
  const bytes = randomBytes(100_000);
  const kept = await Promise.all(Array.from({ length: 10 }, () => store.put(bytes)));
  expect(new Set(kept)).toEqual(new Set([createHash('sha256').update(bytes).digest('hex')]));
  expect((await store.get(kept[0] ?? '')).equals(bytes)).toBe(true);
  expect(names()).toHaveLength(1);
  const path = join(folder, (kept[0] ?? '').slice(0, 2), (kept[0] ?? '').slice(2));
  expect(statSync(path).mode & 0o077).toBe(0);
});

it('gives nothing for what was never kept, wherever it points', async () => {
  for (const name of ['0'.repeat(64), '../../../etc/passwd', '/etc/passwd', '']) await expect(store.get(name)).rejects.toThrow();
});
