import type { FastifyReply } from 'fastify';
import type { SessionView } from '#libs/contract';
import { sessionView } from './account.view.ts';
import { giveCookies } from './cookies.ts';
import type { OpenedSession } from './open-session.ts';

/** Gives an opened session to whoever asked for it: a browser by cookie, a program by its token. */
export function showSession(reply: FastifyReply, opened: OpenedSession): SessionView {
  giveCookies(reply, opened);
  return sessionView(opened, true);
}
