import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import type { AccountView, SessionView, SetViewBody } from '#libs/contract';
import { api, ApiError } from './api-client.ts';
import { holdSession, startWatch, tellTabs } from './session-watch.ts';
import { changeView, chosenHere, viewSettings } from './view-settings.ts';
import { chooseView, speak } from './words.ts';

const KEY = ['me'] as const;

/** Who is signed in: `undefined` while asking, `null` for nobody. */
export function useAccount(): AccountView | null | undefined {
  return useQuery({ queryKey: KEY, queryFn: askWho, staleTime: 60_000, retry: false }).data;
}

async function askWho({ signal }: { signal: AbortSignal }): Promise<AccountView | null> {
  try {
    const session = await api.get<SessionView>('/me', signal);
    holdSession(session);
    return session.account;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    holdSession(null);
    return null;
  }
}

/** Chooses how to read, for this browser and, for who is signed in, for the account. */
export function useViewChoice(): (chosen: SetViewBody) => void {
  const client = useQueryClient();
  return (chosen) => {
    chooseView(chosen);
    // Shown at once in any case; an account that does not hear of it now hears of it at the next choice.
    if (client.getQueryData(KEY)) void api.put('/me/view', { body: chosen }).catch(() => undefined);
  };
}

/** Who signs in reads as their account says, unless they chose otherwise on the way here: then the account learns it. */
function takeView({ view }: AccountView): void {
  const chosen = chosenHere();
  if (chosen) void api.put('/me/view', { body: chosen }).catch(() => undefined);
  else {
    changeView({ larger: view.larger });
    if (view.language && view.language !== viewSettings().language) void speak(view.language);
  }
}

/** What to do when a session begins or ends: the token is held, what others saw is forgotten. */
export function useSessionChange(): { begin: (session: SessionView) => void; end: () => void; renew: (account: AccountView) => void } {
  const client = useQueryClient();
  return {
    begin: (session) => {
      holdSession(session);
      tellTabs({ kind: 'begun' });
      forget(client, session.account);
      takeView(session.account);
    },
    end: () => {
      holdSession(null);
      tellTabs({ kind: 'left' });
      forget(client, null);
    },
    renew: (account) => client.setQueryData(KEY, account),
  };
}

function forget(client: QueryClient, account: AccountView | null): void {
  client.removeQueries({ predicate: ({ queryKey }) => !['me', 'service', 'reference'].includes(String(queryKey[0])) });
  client.setQueryData(KEY, account);
}

/** Signed in again over a page, which stays as it is. Another person than before gets a fresh page: what waited was not theirs. */
export function useReopen(): (session: SessionView) => void {
  const client = useQueryClient();
  return (session) => {
    const before = client.getQueryData<AccountView | null>(KEY);
    holdSession(session);
    tellTabs({ kind: 'begun' });
    if (before?.id === session.account.id) client.setQueryData(KEY, session.account);
    else window.location.reload();
  };
}

/** Who goes, or is gone elsewhere in this browser, leaves nothing on the pages; those that need an account ask to sign in. */
export function watchSession(client: QueryClient): void {
  startWatch(() => forget(client, null));
}
