import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';

interface Storage {
  holder: ChildProcessWithoutNullStreams;
  databaseUrl: string;
  redisUrl: string;
}

const dir = mkdtempSync(join(tmpdir(), 'onewindow-storage-'));
const running: ChildProcessWithoutNullStreams[] = [];

async function hold(folder = dir, env: NodeJS.ProcessEnv = {}): Promise<Storage> {
  const holder = spawn(process.execPath, ['tools/services.mjs', '--data', folder], {
    env: { ...process.env, DATABASE_URL: '', REDIS_URL: '', ...env },
  });
  running.push(holder);
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  return { holder, ...(JSON.parse(line) as { databaseUrl: string; redisUrl: string }) };
}

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

const end = async (holder: ChildProcessWithoutNullStreams): Promise<unknown[]> => {
  const ended = once(holder, 'exit');
  holder.stdin.end();
  return ended;
};

afterAll(() => {
  for (const holder of running) holder.kill('SIGKILL');
  rmSync(dir, { recursive: true, force: true, maxRetries: 20 });
});

describe('private storage', () => {
  jest.setTimeout(60_000);

  it('survives a killed holder: no orphan, nothing broken, the next one goes on at once', async () => {
    const first = await hold();
    await ask(first.databaseUrl, 'create table kept (word text); insert into kept values ($$温州$$)');
    first.holder.kill('SIGKILL');
    await once(first.holder, 'exit');

    const second = await hold();
    expect(await ask(second.databaseUrl, 'select word from kept')).toEqual([{ word: '温州' }]);
    expect(second.databaseUrl).toBe(first.databaseUrl);
    await end(second.holder);
    await expect(ask(second.databaseUrl, 'select 1')).rejects.toThrow();
  });

  it('is shared by whoever comes while its first user runs, and ends with that one', async () => {
    const owner = await hold();
    const guest = await hold();
    expect(guest.redisUrl).toBe(owner.redisUrl);
    await end(guest.holder);
    expect(await ask(owner.databaseUrl, 'select word from kept')).toHaveLength(1);
    await end(owner.holder);
    await expect(ask(owner.databaseUrl, 'select 1')).rejects.toThrow();
  });

  it('knows Chinese: trigrams are not empty, order does not depend on the machine', async () => {
    const { databaseUrl, holder } = await hold();
    await ask(databaseUrl, 'create extension if not exists pg_trgm');
    expect(
      await ask(databaseUrl, "select array_length(show_trgm('温州科技'), 1) as trigrams, current_setting('server_encoding') as encoding"),
    ).toEqual([{ trigrams: 5, encoding: 'UTF8' }]);
    await end(holder);
  });

  it('is what the environment names, when it does', async () => {
    const given = { DATABASE_URL: 'postgres://somewhere/else', REDIS_URL: 'redis://elsewhere' };
    const { holder, databaseUrl, redisUrl } = await hold(join(dir, 'unused'), given);
    expect({ databaseUrl, redisUrl }).toEqual({ databaseUrl: given.DATABASE_URL, redisUrl: given.REDIS_URL });
    await end(holder);
  });
});
