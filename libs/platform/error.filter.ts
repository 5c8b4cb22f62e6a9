import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorBody } from '#libs/contract';
import { AppError, type ErrorKind } from '#libs/kernel';
import { log } from './log.ts';

const STATUS: Record<ErrorKind, number> = { invalid: 422, forbidden: 403, not_found: 404, conflict: 409 };
const CODES: Record<number, string> = {
  400: 'request.malformed',
  401: 'account.not_signed_in',
  403: 'account.not_allowed',
  404: 'route.not_found',
  405: 'route.method_not_allowed',
  406: 'request.not_acceptable',
  408: 'request.too_slow',
  413: 'request.too_large',
  414: 'request.address_too_long',
  415: 'request.kind_not_supported',
  422: 'request.invalid',
  428: 'request.if_match_missing',
  429: 'request.too_many',
  431: 'request.headers_too_large',
};

/** One form for every 4xx, whoever threw it. Anything else is a bug: 500, and nothing of it leaves. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const { status, body } = answerOf(error);
    if (status >= 500) {
      const request = http.getRequest<FastifyRequest>();
      log.error('http.fault', {
        method: request.method,
        route: request.routeOptions.url,
        reason: error instanceof Error ? error.stack : String(error),
      });
    }
    http.getResponse<FastifyReply>().status(status).send(body);
  }
}

/** Status and body of an error's answer. */
export function answerOf(error: unknown): { status: number; body: ErrorBody } {
  if (error instanceof AppError) return { status: STATUS[error.kind], body: ofAppError(error) };
  if (isBusy(error)) return { status: 503, body: { code: 'server.busy' } };
  const status = error instanceof HttpException ? error.getStatus() : statusOf(error);
  if (status === undefined || status < 400 || status >= 500) return { status: 500, body: { code: 'server.fault' } };
  const own = error instanceof HttpException ? error.getResponse() : undefined;
  if (typeof own === 'object' && 'code' in own && typeof own.code === 'string') return { status, body: own as ErrorBody };
  return { status, body: { code: CODES[status] ?? 'request.malformed' } };
}

function ofAppError({ code, details }: AppError): ErrorBody {
  const { path, findings, ...rest } = details;
  return {
    code,
    ...(typeof path === 'string' ? { path } : {}),
    ...(Array.isArray(findings) ? { findings: findings as ErrorBody['findings'] } : {}),
    ...(Object.keys(rest).length > 0 ? { details: rest } : {}),
  };
}

/** Every connection to PostgreSQL was in use for as long as we wait for one: too much at once, and the same request may come again. */
const isBusy = (error: unknown): boolean => error instanceof Error && error.message === 'timeout exceeded when trying to connect';

/** Fastify's own errors carry a status. */
const statusOf = (error: unknown): number | undefined => {
  const { statusCode } = (error ?? {}) as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
};
