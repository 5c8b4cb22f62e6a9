import type { ReactNode } from 'react';
import { Tag, useService, useWords } from '#libs/ui';

/** What is left first: triangle on the last day, octagon when it is over. */
export function DueTag({ dueOn, decided }: { dueOn: string | null; decided: boolean }): ReactNode {
  const { t } = useWords();
  const on = useService()?.registryDate;
  if (decided) return <Tag tone="ok">{t('due.decided')}</Tag>;
  if (!dueOn || !on) return <Tag tone="none">{t('due.none')}</Tag>;
  const days = Math.round((Date.parse(dueOn) - Date.parse(on)) / 86_400_000);
  if (days < 0) return <Tag tone="bad">{t('due.over', { days: -days })}</Tag>;
  if (days === 0) return <Tag tone="warn">{t('due.today')}</Tag>;
  return <Tag tone="wait">{t('due.left', { days })}</Tag>;
}
