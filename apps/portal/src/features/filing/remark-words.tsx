import type { ReactNode } from 'react';
import type { RemarkView } from '#libs/contract';
import { useWords } from '#libs/ui';

/** Why, what would pass, an example: the officer's words. */
export function RemarkWords({ remark }: { remark: RemarkView }): ReactNode {
  const { t } = useWords();
  return (
    <>
      <p>
        <b>{t('correction.why')}</b>
        {remark.reason}
      </p>
      {remark.cure && (
        <p>
          <b>{t('correction.cure')}</b>
          {remark.cure}
        </p>
      )}
      {remark.example && (
        <p className="hint">
          {t('correction.example')}
          {remark.example}
        </p>
      )}
    </>
  );
}
