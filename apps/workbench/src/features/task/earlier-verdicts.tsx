import type { ReactNode } from 'react';
import type { VerdictView } from '#libs/contract';
import { shortTime, Tag, useWords, type Tone } from '#libs/ui';

const TONES: Record<VerdictView['verdict'], Tone> = { approve: 'ok', correct: 'warn', refuse: 'bad' };

/** Who decided what before, and why. */
export function EarlierVerdicts({ verdicts }: { verdicts: readonly VerdictView[] }): ReactNode {
  const { t } = useWords();
  if (verdicts.length === 0) return <p className="sub">{t('case.noVerdicts')}</p>;
  return (
    <ul className="lanes">
      {verdicts.map((verdict, index) => (
        <li key={index}>
          <b>
            {t(`step.${verdict.step}`)} · {verdict.by}
          </b>
          <Tag tone={TONES[verdict.verdict]}>{t(`verdict.${verdict.verdict}`)}</Tag>
          <small>{shortTime(verdict.at)}</small>
          {verdict.remarks.map((remark, at) => (
            <small key={at}>{[remark.reason, remark.cure].filter(Boolean).join(' ')}</small>
          ))}
          {verdict.allowances.map((allowance) => (
            <small key={allowance.rule + allowance.path}>
              {t(`allowance.${allowance.verdict}`)}
              {t('punctuation.colon')}
              {allowance.reason}
            </small>
          ))}
        </li>
      ))}
    </ul>
  );
}
