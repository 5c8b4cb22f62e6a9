import { useWords } from '#libs/ui';

/** Figures as they are said here; what rests on too few is said in a word, never left blank. */
export function useFigures(): Record<'count' | 'hours' | 'share', (value: number | null) => string> {
  const { t } = useWords();
  const unlessFew = (say: (value: number) => string) => (value: number | null) => (value === null ? t('figures.few') : say(value));
  return {
    count: unlessFew((value) => value.toLocaleString('en')),
    hours: unlessFew((value) => t('figures.hours', { hours: value.toLocaleString('en') })),
    share: unlessFew((value) => `${value}%`),
  };
}
