import type { FastifyReply, FastifyRequest } from 'fastify';
import { config } from '#libs/platform';
import { SESSION_LIFE_MS, type OpenedSession } from './open-session.ts';
import { newDevice } from './session-token.ts';

export const SESSION_COOKIE = 'ow_session';
export const DEVICE_COOKIE = 'ow_device';
const DEVICE_PATH = '/api/v1/sessions';
const YEAR_SECONDS = 31_536_000;

// Scripts cannot read the cookies, and other sites' forms do not carry them; over https they never travel in clear.
const flags = () => ({ httpOnly: true, sameSite: 'lax', secure: config().publicUrl.startsWith('https:') }) as const;

/** Gives a browser its session, and the mark that this login has used it. A program gets no cookie. */
export function giveCookies(reply: FastifyReply, { kind, token, account }: OpenedSession): void {
  if (kind !== 'browser') return;
  reply.setCookie(SESSION_COOKIE, token, { ...flags(), path: '/', maxAge: SESSION_LIFE_MS.browser / 1_000 });
  reply.setCookie(DEVICE_COOKIE, newDevice(account.login), { ...flags(), path: DEVICE_PATH, maxAge: YEAR_SECONDS });
}

export function takeSessionCookie(reply: FastifyReply): void {
  reply.clearCookie(SESSION_COOKIE, { ...flags(), path: '/' });
}

export const deviceMarkOf = (request: FastifyRequest): string | undefined => request.cookies[DEVICE_COOKIE];
