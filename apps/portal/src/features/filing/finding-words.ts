import type { FindingView } from '#libs/contract';
import { factSections, rowOf, useLabel, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';

export type SayFinding = (finding: FindingView) => string;

/** A finding as people read it, the same words everywhere: what or whom it is about, the cause, the cure. */
export function useFindingWords(): SayFinding {
  const { t, language } = useWords();
  const label = useLabel();
  const { filing, facts } = useDraft();
  const rows = factSections(filing, facts, { t, label, language }).flatMap((section) => section.rows);
  const about = (path: string): string => {
    const document = /^documents\.(\w+)/.exec(path)?.[1];
    if (document) return label('documentKinds', document);
    const item = /^businessScope\[(\d+)\]/.exec(path)?.[1];
    if (item) return facts.businessScope?.[Number(item)] ?? '';
    return /^(fiveInOne\.|people\[|investors\[|address$|name$)/.test(path) ? (rowOf(path, rows, facts)?.label ?? '') : '';
  };
  return ({ path, cause, cure }) => {
    const subject = about(path);
    const sentences = [cause, cure].filter(Boolean).join(/[.!?]$/.test(cause) ? ' ' : '');
    return subject ? `${subject}${t('punctuation.colon')}${sentences}` : sentences;
  };
}
