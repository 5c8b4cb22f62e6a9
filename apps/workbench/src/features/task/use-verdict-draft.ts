import { useEffect, useState } from 'react';
import type { AllowanceView, Verdict } from '#libs/contract';
import { useAccount } from '#libs/ui';

export interface Remark {
  path?: string;
  /** Of the table of reasons; its own words are sent only where they were changed. */
  code?: string;
  reason: string;
  cure?: string;
}

/** What an officer has looked at, chosen and typed, before it is sent. */
export interface VerdictDraft {
  checks: Record<string, 'right' | 'wrong'>;
  verdict: Verdict | null;
  remarks: Remark[];
  /** The remark that is being written. */
  typed: Remark;
  allowances: AllowanceView[];
}

const EMPTY: VerdictDraft = { checks: {}, verdict: null, remarks: [], typed: { reason: '' }, allowances: [] };
const BEGINS = 'onewindow.verdict.';
const KEPT_MS = 14 * 86_400_000;

/**
 * The draft lies in the browser under the officer, the task and its round, so that it outlives a lost claim, a reload and a refusal. It is
 * never sent by itself, and goes when the verdict has been taken in; what dropped it can put it back.
 */
export function useVerdictDraft(taskId: string, round: number): [VerdictDraft, (change: Partial<VerdictDraft>) => void, () => () => void] {
  const account = useAccount();
  const key = `${BEGINS}${account?.id ?? ''}.${taskId}.${round}`;
  const [draft, setDraft] = useState(() => read(key));
  useEffect(clearOld, []);
  const change = (part: Partial<VerdictDraft>): void =>
    setDraft((before) => {
      const now = { ...before, ...part };
      write(key, now);
      return now;
    });
  const drop = () => {
    setDraft(EMPTY);
    write(key, null);
    return () => write(key, draft);
  };
  return [draft, change, drop];
}

export const isTouched = (draft: VerdictDraft): boolean =>
  draft.remarks.length > 0 || draft.typed.reason !== '' || draft.allowances.some(({ reason }) => reason !== '');

function read(key: string): VerdictDraft {
  try {
    const kept: Partial<VerdictDraft> = JSON.parse(localStorage.getItem(key) ?? '{}');
    return { ...EMPTY, ...kept };
  } catch {
    return EMPTY;
  }
}

function write(key: string, draft: VerdictDraft | null): void {
  try {
    if (draft) localStorage.setItem(key, JSON.stringify({ ...draft, at: Date.now() }));
    else localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing has it for this page
  }
}

function clearOld(): void {
  try {
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(BEGINS))) {
      const { at = 0 }: { at?: number } = JSON.parse(localStorage.getItem(key) ?? '{}');
      if (at < Date.now() - KEPT_MS) localStorage.removeItem(key);
    }
  } catch {
    // nothing kept, nothing to clear
  }
}
