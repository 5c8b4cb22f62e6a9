import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DataSource, type EntityManager } from 'typeorm';
import { canonicalJson, invalid, SYSTEM, type Actor } from '#libs/kernel';
import { IdempotencyKey } from './idempotency.entity.ts';
import { blindIndex } from './sealing.ts';

/** A request as the guard leaves it. */
export interface ActedRequest extends FastifyRequest {
  actor?: Actor;
}

/** What makes a request the same request when it comes again. */
export interface OnceKey {
  readonly userId: string;
  readonly key: string | null;
  readonly hash: Buffer;
}

/** The `Idempotency-Key` of a request, bound to its caller, route and body. */
export const Once = createParamDecorator((_: unknown, context: ExecutionContext): OnceKey => {
  const request = context.switchToHttp().getRequest<ActedRequest>();
  const key = request.headers['idempotency-key'];
  if (key !== undefined && (typeof key !== 'string' || !/^[\x21-\x7e]{8,200}$/.test(key))) {
    throw invalid('request.idempotency_key_malformed', { path: 'Idempotency-Key' });
  }
  const text = `${request.method} ${request.url.split('?')[0]}\n${canonicalJson(request.body ?? null)}`;
  return { userId: request.actor?.userId ?? SYSTEM.userId, key: key ?? null, hash: blindIndex('idempotency', text) };
});

/** The same key for a request whose content is no JSON body: a file by its hash. */
export const withContent = (once: OnceKey, content: string): OnceKey => ({
  ...once,
  hash: blindIndex('idempotency', `${once.hash.toString('hex')} ${content}`),
});

/** Opens the one transaction of a request and lets each keyed request act once. */
@Injectable()
export class Acts {
  constructor(readonly db: DataSource) {}

  /**
   * Acts and answers in one transaction. `act` gives the id of what it made or moved, `answer` shows that object. The same key
   * with the same content skips the act and answers; with other content it is refused. The key commits with the act.
   */
  async once<T>(
    once: OnceKey,
    act: (tx: EntityManager) => Promise<{ id: string }>,
    answer: (tx: EntityManager, id: string) => Promise<T>,
  ): Promise<T> {
    return this.db.transaction(async (tx) => {
      const earlier = await claim(tx, once);
      if (earlier) return answer(tx, earlier);
      const { id } = await act(tx);
      if (once.key) await tx.update(IdempotencyKey, { userId: once.userId, key: once.key }, { objectId: id });
      return answer(tx, id);
    });
  }
}

/** Takes the key, waiting for a twin that is under way; gives the object of the first answer if there was one. */
async function claim(tx: EntityManager, { userId, key, hash }: OnceKey): Promise<string | undefined> {
  if (key === null) return undefined;
  const taken: unknown[] = await tx.query(
    `insert into idempotency (user_id, key, request_hash, object_id) values ($1, $2, $3, '') on conflict do nothing returning 1`,
    [userId, key, hash],
  );
  if (taken.length > 0) return undefined;
  const first = await tx.findOneByOrFail(IdempotencyKey, { userId, key });
  if (!first.requestHash.equals(hash)) throw invalid('request.idempotency_key_reused', { path: 'Idempotency-Key' });
  return first.objectId;
}
