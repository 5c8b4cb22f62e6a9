import { TypeOrmModule } from '@nestjs/typeorm';
import { config, databaseOptions } from '#libs/platform';
import { ENTITIES } from './product.ts';

/** Waits at start for a database that is not there yet; any other failure is a fault of the build and ends the start at once. */
const isAway = (error: unknown): boolean => error instanceof Error && 'code' in error;

/** The one data source of a process. */
export const databaseModule = () =>
  TypeOrmModule.forRootAsync({
    useFactory: () => ({
      ...databaseOptions(config().databaseUrl, ENTITIES, config().poolSize),
      retryAttempts: 60,
      retryDelay: 1_000,
      toRetry: isAway,
    }),
  });
