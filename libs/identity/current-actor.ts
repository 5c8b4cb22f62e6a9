import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Actor } from '#libs/kernel';
import type { ActedRequest } from '#libs/platform';

/** A signed-in request: the guard has put in who acts and by which token. */
export interface SessionRequest extends ActedRequest {
  sessionToken?: string;
}

/** The signed-in person. */
export const CurrentActor = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<SessionRequest>();
  if (!actor) throw new Error('a route that anyone may call has no actor');
  return actor;
});

/** The token by which the person is signed in. */
export const CurrentToken = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const { sessionToken } = context.switchToHttp().getRequest<SessionRequest>();
  if (!sessionToken) throw new Error('a route that anyone may call has no session');
  return sessionToken;
});
