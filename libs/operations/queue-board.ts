import { createBullBoard } from '@bull-board/api';
import { BullMQAdapter } from '@bull-board/api/bullMQAdapter';
import { FastifyAdapter } from '@bull-board/fastify';
import { HttpException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Queue } from 'bullmq';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Redis } from 'ioredis';
import { DataSource } from 'typeorm';
import { enter } from '#libs/identity';
import { AppError } from '#libs/kernel';
import { answerOf, config, MAIN_QUEUE, producerRedis, queuePrefix } from '#libs/platform';

export const QUEUE_BOARD = '/api/v1/queues';

/** Only what reads, and no details of Redis: the outbox is the truth, so a job moved, added or removed by hand would be put right again. */
class ReadingAdapter extends FastifyAdapter {
  override setApiRoutes(routes: Parameters<FastifyAdapter['setApiRoutes']>[0]): FastifyAdapter {
    return super.setApiRoutes(routes.filter(({ method, route }) => method === 'get' && route !== '/api/redis/stats'));
  }
}

/** The board of the queues, for the system administrator alone, behind the guard that stands before every other route. */
export async function serveQueueBoard(app: NestFastifyApplication): Promise<void> {
  const db = app.get(DataSource);
  const redis = producerRedis(config().redisUrl);
  const queues: Queue[] = [];
  const known = new Map<string, BullMQAdapter>();
  const adapter = new ReadingAdapter();
  adapter.setBasePath(QUEUE_BOARD);
  const board = createBullBoard({ queues: [], serverAdapter: adapter, options: { uiConfig: { boardTitle: 'OneWindow', hideRedisDetails: true } } });
  adapter.setErrorHandler(() => ({ status: 500, body: { code: 'server.fault' } }));

  const house = app.getHttpAdapter().getInstance();
  await house.register(
    async (fastify) => {
      // Answered here and not thrown: the board would put it in words of its own.
      fastify.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
        try {
          await enter(db, request, ['administrator']);
          if (!request.url.startsWith(`${QUEUE_BOARD}/static/`)) board.replaceQueues((await queueNames(redis)).map(readingQueue));
        } catch (error) {
          const { status, body } = answerFor(error);
          return reply.status(status).send(body);
        }
        return undefined;
      });
      fastify.addHook('onSend', async (_request, reply, payload) => {
        void reply.header('cache-control', 'no-store');
        return typeof payload === 'string' ? withoutOtherHosts(payload) : payload;
      });
      fastify.addHook('onClose', async () => {
        if (redis.status === 'ready') await Promise.allSettled(queues.map((queue) => queue.close()));
        redis.disconnect();
      });
      await fastify.register(adapter.registerPlugin());
    },
    { prefix: QUEUE_BOARD },
  );

  function readingQueue(name: string): BullMQAdapter {
    const earlier = known.get(name);
    if (earlier) return earlier;
    const queue = new Queue(name, { connection: redis, prefix: queuePrefix(), skipMetasUpdate: true });
    queue.on('error', () => undefined);
    queues.push(queue);
    const made = new BullMQAdapter(queue, { readOnlyMode: true });
    known.set(name, made);
    return made;
  }
}

/** The queues that Redis knows; the main one always. */
async function queueNames(redis: Redis): Promise<string[]> {
  const head = `${queuePrefix()}:`;
  const names = new Set([MAIN_QUEUE]);
  let cursor = '0';
  do {
    const [next, keys] = await redis.scan(cursor, 'MATCH', `${head}*:meta`, 'COUNT', 1_000);
    for (const key of keys) names.add(key.slice(head.length, -':meta'.length));
    cursor = next;
  } while (cursor !== '0');
  return [...names].sort();
}

/** The page names a host of fonts; ours asks no other host for anything. */
const withoutOtherHosts = (page: string): string => page.replace(/<link href="https:[^>]*>/g, '');

/** The house's own words; whatever else goes wrong here is Redis that is away. */
const answerFor = (error: unknown): { status: number; body: object } =>
  error instanceof AppError || error instanceof HttpException ? answerOf(error) : { status: 503, body: { code: 'queues.not_reachable' } };
