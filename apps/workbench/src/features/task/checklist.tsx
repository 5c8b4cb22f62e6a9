import type { ReactNode } from 'react';
import type { TaskView } from '#libs/contract';
import { Icon, Key, placeOf, useKeys, useWords } from '#libs/ui';
import type { VerdictDraft } from './use-verdict-draft.ts';

/** What an officer looks at, and the beginnings of the fields that belong to it. */
export const CHECKS: Record<string, readonly string[]> = {
  signatures: ['signatures', 'people'],
  name: ['name'],
  address: ['address', 'operatingAddresses'],
  people: ['people', 'investors', 'supervisorWaiver', 'compositionForm'],
  scope: ['businessScope', 'industryCode', 'registeredCapital', 'contributionAmount', 'businessTerm'],
  papers: ['documents', 'fiveInOne', 'commitments'],
};

export const checksOf = (task: TaskView): string[] =>
  Object.keys(CHECKS).filter((check) => check !== 'papers' || task.documents.length > 0 || task.filing.facts.fiveInOne !== undefined);

type Checks = VerdictDraft['checks'];
const NEXT = { unseen: 'wrong', wrong: 'right', right: 'unseen' } as const;

interface ChecklistProps {
  points: readonly string[];
  checks: Checks;
  change: (checks: Checks) => void;
  /** Figures turn the points, not something else on the page. */
  numbered?: boolean;
  /** Of a point that is none of the usual ones. */
  nameOf?: (point: string) => string;
}

/** Each point is right, wrong, or not looked at yet. `A`: the rest is right; a number: that point is wrong, right, not looked at. */
export function Checklist({ points, checks, change, numbered = true, nameOf }: ChecklistProps): ReactNode {
  const { t } = useWords();
  const turn = (point: string): void => {
    const next = NEXT[checks[point] ?? 'unseen'];
    const { [point]: _before, ...others } = checks;
    change(next === 'unseen' ? others : { ...others, [point]: next });
  };
  const rest = (): void => change({ ...Object.fromEntries(points.map((point) => [point, 'right' as const])), ...checks });
  const figures = numbered ? points.slice(0, 9) : [];
  useKeys({ a: rest, ...Object.fromEntries(figures.map((point, place) => [String(place + 1), () => turn(point)])) });
  return (
    <section className="stack tight" id={placeOf('check.missing')} tabIndex={-1} aria-label={t('check.title')}>
      <h2 className="row between">
        {t('check.title')}
        <button type="button" className="link" onClick={rest}>
          {t('check.rest')} <Key of="A" />
        </button>
      </h2>
      <ul className="checks">
        {points.map((point, place) => {
          const state = checks[point] ?? 'unseen';
          return (
            <li key={point}>
              <button type="button" className={`check ${state}`} onClick={() => turn(point)}>
                <Icon name={ICONS[state]} />
                <span>{nameOf ? nameOf(point) : t(`check.${point}`)}</span>
                <span className="sub">{t(`check.is.${state}`)}</span>
                {place < figures.length && <kbd>{place + 1}</kbd>}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const ICONS = { right: 'ok', wrong: 'bad', unseen: 'none' } as const;
