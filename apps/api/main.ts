import 'reflect-metadata';
import { config, ConfigError, log } from '#libs/platform';
import { createApi } from './create-api.ts';

try {
  const { host, port } = config();
  const app = await createApi();
  app.enableShutdownHooks();
  await app.listen(port, host);
  log.info('api.listens', { host, port });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
