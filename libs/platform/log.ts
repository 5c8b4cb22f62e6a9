import type { LoggerService } from '@nestjs/common';
import { config } from './config.ts';

const LEVELS = ['silent', 'error', 'warn', 'info', 'debug'] as const;
type Level = (typeof LEVELS)[number];

/** One JSON line an event. Fields are ids, codes and times: bodies, URLs, names and numbers never come here. */
function write(level: Exclude<Level, 'silent'>, event: string, fields: Record<string, unknown> = {}): void {
  if (LEVELS.indexOf(level) > LEVELS.indexOf(config().logLevel)) return;
  process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })}\n`);
}

export const log = {
  error: (event: string, fields?: Record<string, unknown>): void => write('error', event, fields),
  warn: (event: string, fields?: Record<string, unknown>): void => write('warn', event, fields),
  info: (event: string, fields?: Record<string, unknown>): void => write('info', event, fields),
  debug: (event: string, fields?: Record<string, unknown>): void => write('debug', event, fields),
};

/** Nest's own words, in the same form. */
export const nestLogger: LoggerService = {
  log: (text: unknown) => write('debug', 'nest', { text: String(text) }),
  error: (text: unknown, stack?: string) => write('error', 'nest', { text: String(text), stack }),
  warn: (text: unknown) => write('warn', 'nest', { text: String(text) }),
  debug: (text: unknown) => write('debug', 'nest', { text: String(text) }),
  verbose: (text: unknown) => write('debug', 'nest', { text: String(text) }),
};
