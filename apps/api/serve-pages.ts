import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { NotFoundException } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { config } from '#libs/platform';

const WORKBENCH = '/workbench/';

/**
 * The built front ends: the portal at `/`, the workbench at `/workbench/`. A path that is no file is a page of the
 * front end, which looks at the address itself; the API's own addresses never become a page.
 */
export async function servePages(app: NestFastifyApplication): Promise<void> {
  const root = config().webDir;
  await app.register(fastifyStatic, { root, serve: false, cacheControl: false, preCompressed: true });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request: FastifyRequest, reply: FastifyReply) => {
      const path = request.url.split('?')[0] ?? '/';
      if (path.startsWith('/api/')) throw new NotFoundException();
      if (path === '/workbench') return reply.redirect(WORKBENCH);
      const [folder, rest] = path.startsWith(WORKBENCH) ? ['workbench', path.slice(WORKBENCH.length)] : ['portal', path.slice(1)];
      return send(reply, root, folder, rest);
    });
}

/** Assets carry their hash in their name and are kept for ever; a page is asked for again each time. */
function send(reply: FastifyReply, root: string, folder: string, path: string): FastifyReply {
  if (/^assets\/[\w.-]+$/.test(path)) return reply.header('cache-control', 'public, max-age=31536000, immutable').sendFile(`${folder}/${path}`);
  reply.header('cache-control', 'no-cache');
  const isFile = /^[\w-]+(?:\.[\w-]+)+$/.test(path);
  if (isFile) return reply.sendFile(`${folder}/${path}`);
  if (!existsSync(join(root, folder, 'index.html'))) throw new NotFoundException();
  return reply.sendFile(`${folder}/index.html`);
}
