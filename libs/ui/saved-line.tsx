import type { ReactNode } from 'react';
import { clockTime } from './dates.ts';
import { Icon } from './icon.tsx';
import { Note } from './tone.tsx';
import { useWords } from './words.ts';

export type Saving = { state: 'idle' | 'saving' | 'offline' | 'failed' } | { state: 'saved'; at: string };

/** One line under the title, said politely; no pop-up. One live region for all that it can say: one that comes into being with its text is heard by few. */
export function SavedLine(props: { saving: Saving; again?: () => void }): ReactNode {
  return (
    <div role="status">
      <Words {...props} />
    </div>
  );
}

function Words({ saving, again }: { saving: Saving; again?: () => void }): ReactNode {
  const { t } = useWords();
  if (saving.state === 'offline')
    return (
      <Note tone="warn" icon="cut" slim title={t('ui.offline.title')}>
        <p>{t('ui.offline.text')}</p>
      </Note>
    );
  if (saving.state === 'failed')
    return (
      <Note tone="warn" slim title={t('ui.unsaved.title')}>
        <p className="row">
          {t('ui.unsaved.text')}
          {again && (
            <button type="button" className="btn" onClick={again}>
              {t('ui.again')}
            </button>
          )}
        </p>
      </Note>
    );
  return (
    <p className="saved">
      {saving.state === 'saving' && (
        <>
          <Icon name="turn" turning />
          {t('ui.saving')}
        </>
      )}
      {saving.state === 'saved' && (
        <>
          <Icon name="ok" />
          {t('ui.saved', { time: clockTime(saving.at) })}
        </>
      )}
    </p>
  );
}
