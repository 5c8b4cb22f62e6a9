import { isUtf8 } from 'node:buffer';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import { HttpException, ValidationPipe, type ValidationError } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { config } from './config.ts';
import { answerOf } from './error.filter.ts';
import { listenToLanguage } from './language.ts';
import { log } from './log.ts';
import { faultOfText } from './text.ts';
import { watchRequest } from './metrics.ts';

export const JSON_LIMIT = 1_048_576;
export const FILE_LIMIT = 20 * 1_048_576;

/** Whoever makes more mistakes than this in one request has not typed them. */
const MOST_FAULTS = 200;

/** The Fastify under Nest: limits, and an own word for what never reaches a route. */
export const httpAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: JSON_LIMIT,
    trustProxy: config().trustedProxies.length > 0 ? [...config().trustedProxies] : false,
    routerOptions: { maxParamLength: 300, ignoreTrailingSlash: false },
    requestTimeout: 60_000,
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      const { status, body } = answerOf(error);
      void reply.status(status).send(body);
    },
    clientErrorHandler: (_error, socket) => {
      const body = JSON.stringify({ code: 'request.malformed' });
      if (socket.writable)
        socket.end(
          `HTTP/1.1 400 Bad Request\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
        );
    },
  });

/** What stands around every route: headers, cookies, uploads, strict JSON, one log line a request. */
export async function dressHttp(app: NestFastifyApplication): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  listenToLanguage(fastify);
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: ["'self'", "'unsafe-inline'"],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    hsts: false,
  });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { fileSize: FILE_LIMIT, files: 1, fields: 5, fieldSize: 1_000, parts: 6 } });
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer', bodyLimit: JSON_LIMIT }, (_request, body: Buffer, done) => {
    try {
      done(null, parseJson(body));
    } catch (error) {
      done(error as Error);
    }
  });
  // What stands in an address is held to what stands in a body: it is looked up as text, too.
  // Answered here and not thrown: routes that are not Nest's would put it in words of their own.
  fastify.addHook('preValidation', (request, reply, done) => {
    const fault = faultOfText(request.params) ?? faultOfText(request.query);
    if (fault) void reply.status(400).send(fault);
    else done();
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'unknown';
    watchRequest(request.method, route, reply.statusCode, reply.elapsedTime / 1_000);
    // The route's pattern, not the URL: a URL may hold a signing link.
    log.info('http', { id: request.id, method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
    done();
  });
}

const malformed = (code: string, path?: string): HttpException => new HttpException({ code, ...(path === undefined ? {} : { path }) }, 400);

/** JSON in true UTF-8 whose every text can be kept: no half surrogates, no control characters. */
function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw malformed('request.not_utf8');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw malformed('request.not_json');
  }
  const fault = faultOfText(value);
  if (fault) throw malformed(fault.code, fault.path);
  return value;
}

/** Checks the shape of bodies and names every field that is wrong, with its path. */
export const shapePipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const faults = errors.flatMap((error) => faultsOf(error, ''));
      return new HttpException({ code: 'request.invalid', path: faults[0]?.path, details: { faults: faults.slice(0, MOST_FAULTS) } }, 422);
    },
  });

function faultsOf(error: ValidationError, above: string): { path: string; fault: string }[] {
  const name = error.property.slice(0, 100);
  const path = /^\d+$/.test(name) ? `${above}[${name}]` : above ? `${above}.${name}` : name;
  const own = Object.keys(error.constraints ?? {}).map((fault) => ({ path, fault }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, path))];
}
