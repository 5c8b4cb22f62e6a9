import { DefaultNamingStrategy, type DataSourceOptions, type MixedList } from 'typeorm';
import { preparingPostgres } from './prepared-statements.ts';

/** submittedAt in TypeScript, submitted_at in SQL. */
class SnakeCaseColumns extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined, prefixes: string[]): string {
    return [...prefixes, custom ?? property].join('_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

export type Entities = MixedList<new () => object>;

/** Options of the one data source. `migrations` is only given by the migrating process. */
export const databaseOptions = (url: string, entities: Entities, poolSize = 5): DataSourceOptions => ({
  type: 'postgres',
  driver: preparingPostgres,
  url,
  entities,
  namingStrategy: new SnakeCaseColumns(),
  synchronize: false,
  migrationsRun: false,
  poolSize,
  // A statement that waits longer than this hides a fault; the longest lawful one is the wait for a locked filing.
  extra: { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000, connectionTimeoutMillis: 10_000 },
  poolErrorHandler: () => undefined,
});

/** Whether the database refused a row because an equal one is there. */
export const isDuplicate = (error: unknown, constraint?: string): boolean => {
  const { driverError } = (error ?? {}) as { driverError?: { code?: string; constraint?: string } };
  return driverError?.code === '23505' && (constraint === undefined || driverError.constraint === constraint);
};
