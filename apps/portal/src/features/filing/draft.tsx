import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import type { Facts, FilingView } from '#libs/contract';
import { checkAnew, sendParts } from './api.ts';
import { DraftSaver, type DraftState } from './draft-saver.ts';
import { keepUnsaved, readUnsaved } from './unsaved.ts';

const Saver = createContext<DraftSaver | null>(null);

/** Holds the draft that all pages of one filing write to. */
export function DraftProvider({ filing, children }: { filing: FilingView; children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const [saver] = useState(
    () =>
      new DraftSaver(filing, readUnsaved(filing.id), {
        send: (parts, version) => sendParts(filing.id, parts, version),
        keep: (unsaved) => keepUnsaved(filing.id, unsaved),
        learned: (saved) => {
          client.setQueryData(['filing', filing.id], saved);
          void checkAnew(client, filing.id);
        },
      }),
  );
  useEffect(() => saver.adopt(filing), [saver, filing]);
  useEffect(() => {
    const again = (): void => void saver.flush();
    window.addEventListener('online', again);
    return () => {
      window.removeEventListener('online', again);
      void saver.flush();
    };
  }, [saver]);
  return <Saver value={saver}>{children}</Saver>;
}

export interface Draft extends DraftState {
  change: (parts: Partial<Facts>) => void;
  /** Sends what is left; true when the server has it all. */
  flush: () => Promise<boolean>;
  keepMine: () => void;
  takeTheirs: () => void;
}

export function useDraft(): Draft {
  const saver = useContext(Saver);
  if (!saver) throw new Error('a page of a draft stands outside of it');
  const state = useSyncExternalStore(saver.subscribe, saver.snapshot);
  return {
    ...state,
    change: (parts) => saver.change(parts),
    flush: () => saver.flush(),
    keepMine: () => saver.keepMine(),
    takeTheirs: () => saver.takeTheirs(),
  };
}
