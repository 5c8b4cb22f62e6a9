import { useId, type ReactNode } from 'react';
import { Button, shownDate, useWords } from '#libs/ui';

export interface Step {
  on: string;
  /** What happened on that day, in words. */
  what: string;
}

interface SliderProps {
  steps: readonly Step[];
  on: string;
  today: string;
  choose: (on: string) => void;
}

/** One place for each day on which something changed; any other day is typed. The arrow keys go from change to change and say what it was. */
export function HistorySlider({ steps, on, today, choose }: SliderProps): ReactNode {
  const { t, language } = useWords();
  const id = useId();
  const at = Math.max(
    0,
    steps.findLastIndex((step) => step.on <= on),
  );
  const said = ({ on: day, what }: Step): string => t('record.step', { date: shownDate(day, language), what });
  const go = (place: number): void => {
    const step = steps[place];
    if (step) choose(step.on);
  };
  const here = steps[at];
  return (
    <section className="sheet stack tight" aria-labelledby={id}>
      <h2 id={id}>{t('record.history')}</h2>
      {steps.length > 1 && (
        <>
          <input
            type="range"
            className="slider"
            min={0}
            max={steps.length - 1}
            step={1}
            value={at}
            aria-labelledby={id}
            aria-valuetext={here && said(here)}
            onChange={({ target }) => go(Number(target.value))}
          />
          <p className="row">
            <Button notNow={at === 0 && t('record.first')} onClick={() => go(at - 1)}>
              {t('record.earlier')}
            </Button>
            <Button notNow={at === steps.length - 1 && t('record.last')} onClick={() => go(at + 1)}>
              {t('record.later')}
            </Button>
          </p>
        </>
      )}
      {here && (
        <p role="status">
          <b>{said(here)}</b>
        </p>
      )}
      <div className="row">
        <label htmlFor={`${id}-day`}>{t('record.anyDay')}</label>
        <input
          id={`${id}-day`}
          type="date"
          className="in"
          value={on}
          min={steps[0]?.on}
          max={today}
          onChange={({ target }) => {
            const { value, min, max } = target;
            if (value !== '' && value >= min && value <= max) choose(value);
          }}
        />
        {on !== today && <Button onClick={() => choose(today)}>{t('record.today')}</Button>}
      </div>
    </section>
  );
}
