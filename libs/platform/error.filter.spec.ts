import { BadRequestException, HttpException, NotFoundException } from '@nestjs/common';
import pg from 'pg';
import { conflict, forbidden, invalid, notFound } from '#libs/kernel';
import { testUrl } from '../../test/support/database.ts';
import { answerOf } from './error.filter.ts';

it.each([
  [invalid('a.b', { path: 'x', n: 1 }), 422, { code: 'a.b', path: 'x', details: { n: 1 } }],
  [invalid('a.b', { findings: [] }), 422, { code: 'a.b', findings: [] }],
  [forbidden('a.b'), 403, { code: 'a.b' }],
  [notFound('a.b'), 404, { code: 'a.b' }],
  [conflict('a.b'), 409, { code: 'a.b' }],
  [new HttpException({ code: 'a.b', path: 'x' }, 428), 428, { code: 'a.b', path: 'x' }],
  [new NotFoundException('Cannot GET /secret'), 404, { code: 'route.not_found' }],
  [new BadRequestException('in words'), 400, { code: 'request.malformed' }],
  [Object.assign(new Error('body too large'), { statusCode: 413 }), 413, { code: 'request.too_large' }],
  [Object.assign(new Error('a teapot'), { statusCode: 418 }), 418, { code: 'request.malformed' }],
])('puts %p in its form', (error, status, body) => {
  expect(answerOf(error)).toEqual({ status, body });
});

it('says that too much is asked at once, when no connection came free', async () => {
  const pool = new pg.Pool({ connectionString: testUrl(), max: 1, connectionTimeoutMillis: 50 });
  const only = await pool.connect();
  const error: unknown = await pool.connect().catch((reason: unknown) => reason);
  only.release();
  await pool.end();
  expect(answerOf(error)).toEqual({ status: 503, body: { code: 'server.busy' } });
});

it.each([
  [new Error('password of the database')],
  [Object.assign(new Error('x'), { statusCode: 302 })],
  [Object.assign(new Error('x'), { statusCode: 599 })],
  [new HttpException({ code: 'a.b', secret: 1 }, 503)],
  ['a text'],
  [null],
  [undefined],
])('lets nothing of a fault out: %p', (error) => {
  expect(answerOf(error)).toEqual({ status: 500, body: { code: 'server.fault' } });
});
