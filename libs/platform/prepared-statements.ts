import pg, { type PoolConfig } from 'pg';

/** So many texts are prepared at most; statements with lists of changing length would otherwise fill the server's memory. */
const MOST = 400;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST) return known;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}

// eslint-disable-next-line @typescript-eslint/unbound-method -- it is called on the client again below
const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;

/** Gives every statement with parameters a name, so that PostgreSQL parses and plans it once a connection and not each time. */
class PreparingClient extends pg.Client {}
PreparingClient.prototype.query = function (this: pg.Client, text: unknown, values: unknown, ...rest: unknown[]) {
  const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined;
  return name ? send.call(this, { name, text, values }, ...rest) : send.call(this, text, values, ...rest);
} as typeof pg.Client.prototype.query;

class PreparingPool extends pg.Pool {
  constructor(options?: PoolConfig) {
    super({ ...options, Client: PreparingClient });
  }
}

/** The driver as TypeORM takes it. */
export const preparingPostgres = { ...pg, Client: PreparingClient, Pool: PreparingPool, types: pg.types };
