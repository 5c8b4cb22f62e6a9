import type { ReactNode } from 'react';
import { useWords } from '#libs/ui';
import { useHolds } from './api.ts';

/** The way to the holds says how many there are. */
export function HoldsCount(): ReactNode {
  const { t } = useWords();
  const count = useHolds().data?.length ?? 0;
  return count > 0 ? t('holds.count', { total: count }) : t('holds.title');
}
