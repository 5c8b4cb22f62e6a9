import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { useSessionStand, type SessionStand } from './session-watch.ts';

type Dialogs = ComponentType<{ stand: Exclude<SessionStand, { phase: 'none' }> }>;

const AGAIN_MS = 5_000;

/** Stands on every page: warns before a session ends, and asks to sign in again when it has. What it says is loaded when it is needed. */
export function SessionGuard(): ReactNode {
  const stand = useSessionStand();
  const [Said, setSaid] = useState<Dialogs | null>(null);
  const asks = stand.phase === 'warned' || stand.phase === 'over';
  useEffect(() => {
    if (!asks || Said) return;
    let timer: ReturnType<typeof setTimeout>;
    const load = (): void =>
      void import('./session-dialogs.tsx').then(
        ({ SessionDialogs }) => setSaid(() => SessionDialogs),
        () => (timer = setTimeout(load, AGAIN_MS)),
      );
    load();
    return () => clearTimeout(timer);
  }, [asks, Said]);
  return Said && stand.phase !== 'none' && asks ? <Said stand={stand} /> : null;
}
