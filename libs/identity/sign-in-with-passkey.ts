import type { EntityManager } from 'typeorm';
import type { PasskeyAskView, PasskeyAssertion } from '#libs/contract';
import { accountOfPasskey, askAnyPasskey } from './assert-passkey.ts';
import { openSession, type OpenedSession } from './open-session.ts';
import type { SessionKind } from './session.entity.ts';

const OPEN = 'open a session';

/** What a browser asks of any passkey for us that the device has. */
export const askToSignIn = (): Promise<PasskeyAskView> => askAnyPasskey(OPEN);

/** Opens a session for whoever unlocks a passkey. It is two factors in one, so that nothing is asked for beside it. */
export async function signInWithPasskey(tx: EntityManager, passkey: PasskeyAssertion, kind: SessionKind, device = ''): Promise<OpenedSession> {
  return openSession(tx, await accountOfPasskey(tx, passkey, OPEN), kind, device);
}
