import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpAdapter } from '#libs/platform';
import { createApi } from '../../apps/api/create-api.ts';
import { useTestConfig } from '../support/environment.ts';

/** The whole API as it runs, ready to be asked. */
export async function startApi(
  over: Record<string, string> = {},
  also: readonly Type[] = [],
  adapter = httpAdapter(),
): Promise<NestFastifyApplication> {
  useTestConfig(over);
  const app = await createApi(also, adapter);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
