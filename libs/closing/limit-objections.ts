import type { ServerResponse } from 'node:http';
import { Injectable, type NestMiddleware } from '@nestjs/common';
import { networkOf } from '#libs/identity';
import { answerOf, networkLimit } from '#libs/platform';

/** One office with many creditors gets through, a flood does not. */
const limit = networkLimit(30);

/** Asked before anyone is recognised, so that a flood costs no look-up; here the answer is still the server's bare one. */
@Injectable()
export class ObjectionLimit implements NestMiddleware {
  use({ ip = '' }: { ip?: string }, response: ServerResponse, next: () => void): void {
    try {
      limit(networkOf(ip));
    } catch (error) {
      const { status, body } = answerOf(error);
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
      return;
    }
    next();
  }
}
