import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import request from 'supertest';
import { startApi } from './start-api.ts';

let app: NestFastifyApplication;
beforeAll(async () => {
  app = await startApi();
});
afterAll(() => app.close());

it('signs up, in and out', async () => {
  const server = app.getHttpServer();
  const up = await request(server).post('/api/v1/accounts').send({ login: 'Lin@Example.test', password: 'correct horse', name: '林澄远' }).expect(201);
  expect(up.body.account).toMatchObject({ login: 'lin@example.test', kind: 'applicant', identity: null });
});
