import { useSyncExternalStore } from 'react';
import type { AccountView, SessionView } from '#libs/contract';
import { api } from './api-client.ts';
import { takeKeys } from './key-setting.ts';
import { sessionMoment, WARNING_MS, type SessionMoment, type SessionTimes } from './session-clock.ts';

/** `over`: the page asks to sign in again, and what the server refused waits for it. */
export type SessionStand = { phase: 'none' } | (SessionMoment & { account: AccountView });

/** What the tabs of one browser, which share the cookie, tell each other. */
type Word = { kind: 'seen'; at: number } | { kind: 'begun' } | { kind: 'left' };

const TELL_EVERY_MS = 10_000;
const NONE: SessionStand = { phase: 'none' };

let held: { account: AccountView; times: SessionTimes } | null = null;
let stand: SessionStand = NONE;
let timer: ReturnType<typeof setTimeout> | undefined;
let waiting: ((reopened: boolean) => void)[] = [];
let line: BroadcastChannel | null = null;
let toldAt = 0;
let leave: () => void = () => undefined;
const listeners = new Set<() => void>();

/** The session that is open in this browser, or none. Of what the server had refused, that of the same person goes out again. */
export function holdSession(session: SessionView | null): void {
  const same = held !== null && session?.account.id === held.account.id;
  api.hold(session?.csrfToken ?? null);
  takeKeys(session);
  held = session && { account: session.account, times: timesOf(session) };
  show();
  const waited = waiting;
  waiting = [];
  for (const settle of waited) settle(same);
}

const timesOf = ({ endsInSeconds, idleSeconds }: SessionView): SessionTimes => ({
  seenAt: Date.now(),
  endsAt: Date.now() + endsInSeconds * 1_000,
  idleMs: idleSeconds === null ? null : idleSeconds * 1_000,
});

/** Begins to watch. `left`: what the pages do when nobody is signed in any more. */
export function startWatch(left: () => void): void {
  leave = left;
  api.onAnswer(() => seen(Date.now(), true));
  api.onSignedOut(reopened);
  document.addEventListener('visibilitychange', show);
  if (typeof BroadcastChannel === 'undefined') return;
  line = new BroadcastChannel('onewindow.session');
  line.onmessage = ({ data }: MessageEvent<Word>) => hear(data);
}

/** Somebody signed in or out in this browser; the other tabs hear of it. */
export const tellTabs = (word: Word): void => line?.postMessage(word);

function hear(word: Word): void {
  if (!held) return;
  if (word.kind === 'seen') seen(word.at, false);
  else if (word.kind === 'left') leaveSession();
  else void renew().then((renewed) => !renewed && over());
}

function seen(at: number, tell: boolean): void {
  if (!held || stand.phase === 'over') return;
  held.times.seenAt = Math.max(held.times.seenAt, at);
  show();
  if (!tell || at < toldAt + TELL_EVERY_MS) return;
  toldAt = at;
  tellTabs({ kind: 'seen', at });
}

/** Asks the server, which counts as use. False: this person is not signed in here. */
export async function renew(): Promise<boolean> {
  const session = await api.get<SessionView>('/me', undefined, { quiet: true }).catch(() => null);
  if (!session || session.account.id !== held?.account.id) return false;
  holdSession(session);
  return true;
}

/** One press makes the session longer; one that cannot be asks to sign in again. */
export async function stay(): Promise<void> {
  if (!(await renew())) over();
}

/** The server no longer knows the session: true when the same person has signed in again, here or in another tab. */
async function reopened(): Promise<boolean> {
  if (!held) return false;
  if (await renew()) return true;
  over();
  return new Promise((settle) => waiting.push(settle));
}

/** The person goes: what waited is refused, and nothing of theirs stays on the page. */
export function leaveSession(): void {
  holdSession(null);
  leave();
}

function over(): void {
  if (!held) return;
  clearTimeout(timer);
  set({ phase: 'over', endsAt: Date.now(), extendable: false, account: held.account });
}

function show(): void {
  clearTimeout(timer);
  if (!held) return set(NONE);
  const now = Date.now();
  const moment = sessionMoment(now, held.times);
  if (moment.phase === 'over') return over();
  if (moment.phase !== stand.phase || moment.endsAt !== stand.endsAt) set({ ...moment, account: held.account });
  timer = setTimeout(show, Math.max(1_000, moment.phase === 'open' ? moment.endsAt - WARNING_MS - now : moment.endsAt - now));
}

function set(next: SessionStand): void {
  stand = next;
  for (const tell of listeners) tell();
}

export const useSessionStand = (): SessionStand =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => listeners.delete(tell);
    },
    () => stand,
  );
