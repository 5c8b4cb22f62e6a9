import { HttpException, Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { forbidden, type Actor } from '#libs/kernel';
import { MAY_CALL, type Caller } from '#libs/platform';
import { SESSION_COOKIE } from './cookies.ts';
import type { SessionRequest } from './current-actor.ts';
import { BEFORE_OWN_PASSWORD } from './before-own-password.ts';
import { findSession } from './session.queries.ts';
import { csrfOf, isEqual } from './session-token.ts';
import type { SessionKind } from './session.entity.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Stands before every route and says no unless the route names its callers and the caller is one of them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly db: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const callers = this.reflector.getAllAndOverride<readonly Caller[] | undefined>(MAY_CALL, [context.getHandler(), context.getClass()]) ?? [];
    if (callers.includes('anyone')) return true;
    const request = context.switchToHttp().getRequest<SessionRequest>();
    const shown = credentialOf(request);
    const actor = shown && (await findSession(this.db.manager, shown.kind, shown.token));
    if (!actor) throw new HttpException({ code: 'account.not_signed_in' }, 401);
    if (shown.kind === 'browser' && !READING.has(request.method)) checkCsrf(request, shown.token);
    if (!callers.some((caller) => isCaller(actor, caller))) throw forbidden('account.not_allowed');
    if (actor.passwordGiven && !this.reflector.get<true | undefined>(BEFORE_OWN_PASSWORD, context.getHandler()))
      throw forbidden('account.password_given');
    request.actor = actor;
    request.sessionToken = shown.token;
    return true;
  }
}

/** A program shows its token in a header, a browser in the cookie; neither serves for the other. */
function credentialOf(request: SessionRequest): { kind: SessionKind; token: string } | undefined {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer ([\w-]{20,100})$/.exec(authorization)?.[1];
    return token === undefined ? undefined : { kind: 'program', token };
  }
  const token = request.cookies[SESSION_COOKIE];
  return token ? { kind: 'browser', token } : undefined;
}

function checkCsrf(request: SessionRequest, token: string): void {
  const given = request.headers['x-csrf-token'];
  if (typeof given !== 'string' || !isEqual(given, csrfOf(token))) throw forbidden('account.csrf_missing', { path: 'X-CSRF-Token' });
}

const isCaller = (actor: Actor, caller: Caller): boolean =>
  caller === 'signedIn' ||
  (caller === 'applicant' || caller === 'staff' ? actor.kind === caller : actor.kind === 'staff' && actor.roles.includes(caller));
