import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { httpAdapter } from '#libs/platform';
import { createApi } from '../../apps/api/create-api.ts';
import { useTestConfig } from '../support/environment.ts';
import { startIdentityService } from '../support/identity-service.ts';

/** The whole API as it runs, ready to be asked. Each route is shown to `onRoute` as `METHOD /path`. */
export async function startApi(
  over: Record<string, string> = {},
  also: readonly Type[] = [],
  onRoute: (route: string) => void = () => undefined,
): Promise<NestFastifyApplication> {
  const service = over['IDENTITY_URL'] ? null : await startIdentityService();
  useTestConfig({ ...(service ? { IDENTITY_URL: service.url } : {}), ...over });
  const adapter = httpAdapter();
  adapter.getInstance().addHook('onClose', async () => service?.close());
  adapter.getInstance().addHook('onRoute', ({ method, url }) => {
    for (const one of [method].flat()) onRoute(`${one} ${url}`);
  });
  const app = await createApi(also, adapter);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}
