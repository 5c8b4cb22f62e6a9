import { AsyncLocalStorage } from 'node:async_hooks';
import type { FastifyInstance } from 'fastify';

export type Language = 'zh' | 'en';

const current = new AsyncLocalStorage<Language>();

/** The language of the request that runs; Chinese where there is none. */
export const spoken = (): Language => current.getStore() ?? 'zh';

/** The first of `zh` and `en` that an `Accept-Language` names. */
export const languageOf = (header: string | undefined): Language => (/^\s*en\b/i.test(header ?? '') ? 'en' : 'zh');

/** Runs every request in the language its caller asked for. */
export function listenToLanguage(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (request, _reply, done) => current.run(languageOf(request.headers['accept-language']), done));
}
