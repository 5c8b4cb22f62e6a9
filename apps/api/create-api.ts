import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { serveQueueBoard } from '#libs/operations';
import { dressHttp, httpAdapter, nestLogger } from '#libs/platform';
import { ApiModule } from './api.module.ts';
import { describeApi } from './describe-api.ts';
import { servePages } from './serve-pages.ts';

/** The whole HTTP application, not yet listening. Tests and the server for cases build theirs here too, with modules of their own. */
export async function createApi(also: readonly Type[] = [], adapter = httpAdapter()): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule.with(also), adapter, {
    logger: nestLogger,
    abortOnError: false,
    bodyParser: false,
  });
  await dressHttp(app);
  describeApi(app);
  // Before the pages: both bring files, and each line of plugins may name the way to send them once.
  await serveQueueBoard(app);
  await servePages(app);
  return app;
}
