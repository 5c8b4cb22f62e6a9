import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

let program: ChildProcess;
let base: string;

const call = (method: string, path: string, body?: object, key?: string): Promise<Response> =>
  fetch(`${base}${path}`, {
    method,
    headers: { ...(body ? { 'content-type': 'application/json' } : {}), ...(key ? { 'idempotency-key': key } : {}) },
    body: body ? JSON.stringify(body) : undefined,
    signal: AbortSignal.timeout(500),
  });
const send = (key: string, department = 'TAX'): Promise<Response> =>
  call('POST', `/${department}/messages`, { id: key, what: 'recordEstablishment', entity: { name: '温州澄岩贸易有限公司' }, filingNumber: '1' }, key);
const received = async (): Promise<{ to: string; what: string; key: string }[]> =>
  (await call('GET', '/control/received')).json() as Promise<{ to: string; what: string; key: string }[]>;

beforeAll(async () => {
  program = spawn(process.execPath, ['tools/simulator.mjs'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [port] = await once(createInterface({ input: program.stdout! }), 'line');
  base = `http://127.0.0.1:${port}`;
});
afterAll(async () => {
  program.kill();
  await once(program, 'exit');
});
beforeEach(() => call('DELETE', '/control'));

describe('the department simulator', () => {
  it('acknowledges a message, and lets it take effect once a key', async () => {
    expect(await (await send('a')).json()).toEqual({ received: true });
    expect(await (await send('a')).json()).toEqual({ received: true });
    await send('a', 'STATISTICS');
    expect(await received()).toEqual([
      expect.objectContaining({ to: 'TAX', what: 'recordEstablishment', key: 'a' }),
      expect.objectContaining({ to: 'STATISTICS', key: 'a' }),
    ]);
  });

  it('gives the same number for the same key, another for another', async () => {
    const number = async (key: string, department = 'TAX'): Promise<string> => {
      const answer = await call('POST', `/${department}/codes`, { filingId: 'f', division: '330302' }, key);
      return ((await answer.json()) as { number: string }).number;
    };
    const first = await number('a');
    expect(first).toMatch(/^330302\d{9}$/);
    expect(await number('a')).toBe(first);
    expect(await number('b')).not.toBe(first);
    expect(await number('a', 'QUALITY')).toMatch(/^PD[0-9A-Z]{6}-[0-9X]$/);
    expect(await received()).toEqual([]);
  });

  it('fails as often as told, for that department alone, and nothing of it takes effect', async () => {
    await call('PUT', '/control', { department: 'TAX', failNext: 2 });
    expect((await send('a')).status).toBe(503);
    expect((await send('a', 'QUALITY')).status).toBe(200);
    expect((await send('a')).status).toBe(503);
    expect((await send('a')).status).toBe(200);
    expect((await received()).map(({ to }) => to)).toEqual(['QUALITY', 'TAX']);
  });

  it('can take a message and lose the answer: the second try changes nothing', async () => {
    await call('PUT', '/control', { loseNext: 1 });
    await expect(send('a')).rejects.toThrow();
    expect((await send('a')).status).toBe(200);
    expect(await received()).toHaveLength(1);
  });

  it('keeps silent until told otherwise', async () => {
    await call('PUT', '/control', { department: 'TAX', silent: true });
    await expect(send('a')).rejects.toThrow('timeout');
    expect(await received()).toEqual([]);
    await call('PUT', '/control', { department: 'TAX', silent: false });
    expect((await send('a')).status).toBe(200);
  });

  it('answers after the delay set', async () => {
    await call('PUT', '/control', { delayMs: 120 });
    const from = performance.now();
    await send('a');
    expect(performance.now() - from).toBeGreaterThan(110);
  });

  it.each([
    ['no key', '/TAX/messages', { what: 'x' }, undefined, 400],
    ['a body that is no object', '/TAX/messages', undefined, 'k', 400],
    ['a route it does not have', '/tax/messages', { what: 'x' }, 'k', 404],
  ])('refuses %s', async (_, path, body, key, status) => {
    expect((await call('POST', path, body, key)).status).toBe(status);
  });
});
