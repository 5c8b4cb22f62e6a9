import { HttpException } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { forbidden, type Actor } from '#libs/kernel';
import type { Caller } from '#libs/platform';
import type { SessionRequest } from './current-actor.ts';
import type { SessionKind } from './session.entity.ts';
import { findSession } from './session.queries.ts';
import { csrfOf, isEqual } from './session-token.ts';
import { SESSION_COOKIE } from './cookies.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Lets a request in that one of these callers makes, and puts into it who that is. `early`: also who has still to choose a password. */
export async function enter(db: DataSource, request: SessionRequest, callers: readonly Caller[], early = false): Promise<void> {
  const shown = credentialOf(request);
  const actor = shown && (await findSession(db.manager, shown.kind, shown.token));
  if (!actor) throw new HttpException({ code: 'account.not_signed_in' }, 401);
  if (shown.kind === 'browser' && !READING.has(request.method)) checkCsrf(request, shown.token);
  if (!callers.some((caller) => isCaller(actor, caller))) throw forbidden('account.not_allowed');
  if (actor.passwordGiven && !early) throw forbidden('account.password_given');
  request.actor = actor;
  request.sessionToken = shown.token;
}

/** Who asks where anyone may: the person signed in, if one is. */
export async function whoAsks(db: DataSource, request: SessionRequest): Promise<Actor | null> {
  const shown = credentialOf(request);
  return (shown && (await findSession(db.manager, shown.kind, shown.token))) ?? null;
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
