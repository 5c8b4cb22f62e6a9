import type { ReactNode } from 'react';
import type { ReasonView, RemarkBody } from '#libs/contract';
import { Button, goTo, Icon, Key, placeOf, SelectField, TextField, useKeys, useWords, type FactRow } from '#libs/ui';
import { useReasons } from './api.ts';
import type { Remark } from './use-verdict-draft.ts';

interface RemarkFormProps {
  rows: readonly FactRow[];
  remarks: readonly Remark[];
  typed: Remark;
  /** Beginnings of the fields that were found wrong: their reasons come first. */
  wrong: readonly string[];
  change: (part: { remarks?: Remark[]; typed?: Remark }) => void;
  /** Figures take a reason over as it stands. */
  numbered?: boolean;
}

export const isWithin = (path: string, root: string): boolean => path === root || path.startsWith(`${root}.`) || path.startsWith(`${root}[`);
const touches = (one: string, other: string): boolean => isWithin(one, other) || isWithin(other, one);

/** Remarks on the return, each tied to a field: what is wrong, what would pass. A template of the table of reasons fills both. */
export function RemarkForm({ rows, remarks, typed, wrong, change, numbered }: RemarkFormProps): ReactNode {
  const { t } = useWords();
  const all = useReasons();
  const reasons = fitting(all, typed.path, wrong);
  const chosen = all.find(({ code }) => code === typed.code);
  const use = (reason: ReasonView | undefined): void =>
    change({
      typed: reason
        ? { ...typed, path: pathFor(reason, typed.path, rows), code: reason.code, reason: reason.cause, cure: reason.cure }
        : { path: typed.path, reason: typed.reason, cure: typed.cure },
    });
  const add = (): void => {
    if (!typed.reason.trim()) return;
    change({ remarks: [...remarks, trimmed(typed)], typed: { reason: '' } });
  };
  const takeOver = (reason: ReasonView): void => {
    const { code, cause, cure } = reason;
    const isIt = (one: Remark): boolean => one.code === code && one.reason === cause;
    if (remarks.some(isIt)) return change({ remarks: remarks.filter((one) => !isIt(one)) });
    change({ remarks: [...remarks, trimmed({ path: pathFor(reason, typed.path, rows), code, reason: cause, cure })] });
  };
  const offered = reasons.slice(0, MOST_OFFERED);
  useKeys({
    ...(numbered ? Object.fromEntries(offered.map((reason, place) => [String(place + 1), () => takeOver(reason)])) : {}),
    ...(numbered ? { '0': () => goTo(placeOf('remark.reason')) } : {}),
    m: () => use(reasons[(reasons.findIndex(({ code }) => code === typed.code) + 1) % Math.max(reasons.length, 1)]),
    ...(typed.reason.trim() ? { Enter: add } : {}),
  });
  const labelOf = (path: string | undefined): string =>
    rows.find((row) => path !== undefined && isWithin(path, row.path))?.label ??
    rows.find((row) => path !== undefined && isWithin(row.path, path))?.label ??
    t('remark.whole');
  const places = rows.map((row) => ({ value: row.path, label: row.label }));
  return (
    <div className="stack tight" id={placeOf('remark.missing')} tabIndex={-1}>
      {remarks.length > 0 && (
        <ol className="lanes remarks">
          {remarks.map((one, index) => (
            <li key={index}>
              <b>{labelOf(one.path)}</b>
              <button type="button" className="link" onClick={() => change({ remarks: remarks.filter((_, at) => at !== index) })}>
                {t('ui.remove')}
                <span className="vh">{one.reason}</span>
              </button>
              <small>{[one.reason, one.cure].filter(Boolean).join(' ')}</small>
            </li>
          ))}
        </ol>
      )}
      {offered.length > 0 && (
        <ul className="checks" aria-label={t('remark.offered')}>
          {offered.map((reason, place) => {
            const taken = remarks.some(({ code }) => code === reason.code);
            return (
              <li key={reason.code}>
                <button type="button" className={`check ${taken ? 'right' : ''}`} aria-pressed={taken} onClick={() => takeOver(reason)}>
                  <Icon name={taken ? 'ok' : 'none'} />
                  <span>{reason.cause}</span>
                  {numbered && <kbd>{place + 1}</kbd>}
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <SelectField
        label={t('remark.field')}
        value={typed.path ?? ''}
        unchosen={t('remark.whole')}
        options={
          typed.path && !places.some(({ value }) => value === typed.path) ? [{ value: typed.path, label: labelOf(typed.path) }, ...places] : places
        }
        onChange={(path) => change({ typed: { ...typed, path: path || undefined, code: undefined } })}
      />
      <SelectField
        label={
          <>
            {t('remark.template')} <Key of="M" />
          </>
        }
        value={typed.code ?? ''}
        unchosen={t('remark.ownWords')}
        options={reasons.map(({ code, cause }) => ({ value: code, label: cause }))}
        onChange={(code) => use(all.find((one) => one.code === code))}
      />
      <TextField
        path="remark.reason"
        label={
          <>
            {t('remark.reason')} {numbered && <kbd>0</kbd>}
          </>
        }
        lines={2}
        maxLength={500}
        value={typed.reason}
        onChange={(reason) => change({ typed: { ...typed, reason } })}
      />
      <TextField
        label={t('remark.cure')}
        lines={2}
        maxLength={500}
        value={typed.cure ?? ''}
        onChange={(cure) => change({ typed: { ...typed, cure } })}
      />
      {chosen?.example && <p className="sub">{t('remark.example', { example: chosen.example })}</p>}
      <p className="row">
        <Button onClick={add}>{t('remark.add', { count: remarks.length })}</Button>
      </p>
    </div>
  );
}

/** As many as there are figures. */
const MOST_OFFERED = 9;

/** Reasons of the chosen field, or of what was found wrong; all of them where neither says anything. */
function fitting(all: readonly ReasonView[], path: string | undefined, wrong: readonly string[]): ReasonView[] {
  const of = (places: readonly string[]): ReasonView[] => all.filter(({ paths }) => paths.some((root) => places.some((one) => touches(one, root))));
  const own = path === undefined ? of(wrong) : of([path]);
  return own.length > 0 ? own : path === undefined ? [...all] : [];
}

/** A reason is tied to a field it may speak of: the chosen one, or the first that it knows. */
function pathFor({ paths }: ReasonView, chosen: string | undefined, rows: readonly FactRow[]): string | undefined {
  if (chosen !== undefined && paths.some((root) => isWithin(chosen, root))) return chosen;
  const row = rows.find(({ path }) => paths.some((root) => isWithin(path, root)));
  return row?.path ?? paths[0];
}

const trimmed = ({ path, code, reason, cure }: Remark): Remark => ({
  ...(path ? { path } : {}),
  ...(code ? { code } : {}),
  reason: reason.trim(),
  ...(cure?.trim() ? { cure: cure.trim() } : {}),
});

/** As it is sent: words that are the template's own are left out, so that each reader has them in their language. */
export function remarkBody({ path, code, reason, cure }: Remark, reasons: readonly ReasonView[]): RemarkBody {
  const template = reasons.find((one) => one.code === code);
  return {
    ...(path ? { path } : {}),
    ...(code ? { code } : {}),
    ...(template?.cause === reason ? {} : { reason }),
    ...(template?.cure === cure || !cure ? {} : { cure }),
  };
}
