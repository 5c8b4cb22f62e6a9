import type { ConfirmBody, PasskeyAskView, SessionView } from '#libs/contract';
import { api, ApiError } from './api-client.ts';
import { unlockPasskey } from './passkey.ts';

/** What to ask of a passkey when the password was right and the account wants one beside it. */
function askedBeside(error: unknown): PasskeyAskView {
  if (!(error instanceof ApiError) || error.body.code !== 'account.passkey_asked') throw error;
  return error.body.details as unknown as PasskeyAskView; // the contract's word for the details of this code
}

/** Signs in by password, and with a passkey beside it where the account wants one. */
export function signInByPassword(login: string, password: string): Promise<SessionView> {
  const post = (more: object): Promise<SessionView> => api.post<SessionView>('/sessions', { body: { login, password, ...more } });
  return post({}).catch(async (error: unknown) => post({ passkey: await unlockPasskey(askedBeside(error)) }));
}

/** Signs in whoever unlocks a passkey; no login is asked for. */
export async function signInByPasskey(): Promise<SessionView> {
  const passkey = await unlockPasskey(await api.post<PasskeyAskView>('/sessions/passkey/options'));
  return api.post<SessionView>('/sessions/passkey', { body: { passkey } });
}

/** Ends the session; one that had ended already is just as well. */
export async function signOut(): Promise<void> {
  await api.remove<void>('/sessions/current', { quiet: true }).catch((error: unknown) => {
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  });
}

const confirm = (body: ConfirmBody): Promise<void> => api.post<void>('/me/confirm', { body });

/** Shows again who sits here, before the ways into the account are changed. */
export function confirmByPassword(password: string): Promise<void> {
  return confirm({ password }).catch(async (error: unknown) => confirm({ passkey: await unlockPasskey(askedBeside(error)) }));
}

export async function confirmByPasskey(): Promise<void> {
  await confirm({ passkey: await unlockPasskey(await api.post<PasskeyAskView>('/me/confirm/options')) });
}
