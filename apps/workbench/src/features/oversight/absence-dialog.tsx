import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BoardView } from '#libs/contract';
import { Button, Field, SelectField, Trouble, useWords } from '#libs/ui';
import { useAbsence } from './api.ts';

interface AbsenceDialogProps {
  officers: BoardView['officers'];
  on: string;
  first: string | null;
  close: () => void;
}

/** Somebody is away: everything of theirs goes over in one action. */
export function AbsenceDialog({ officers, on, first, close }: AbsenceDialogProps): ReactNode {
  const { t } = useWords();
  const [officer, setOfficer] = useState(first ?? officers[0]?.id ?? '');
  const [until, setUntil] = useState(on);
  const [to, setTo] = useState('');
  const absence = useAbsence();
  const others = officers.filter(({ id }) => id !== officer);
  return (
    <Modal open title={t('absence.title')} onCancel={close} footer={null} destroyOnHidden>
      {absence.data ? (
        <div className="stack tight">
          <p role="status">{t('absence.done', { given: absence.data.given, back: absence.data.back })}</p>
          <p className="row">
            <Button look="main" onClick={close}>
              {t('ui.close')}
            </Button>
          </p>
        </div>
      ) : (
        <form
          className="stack tight"
          onSubmit={(event) => {
            event.preventDefault();
            absence.mutate({ officer, until, to: to || null });
          }}
        >
          <Trouble error={absence.error} />
          <SelectField
            label={t('absence.officer')}
            value={officer}
            onChange={setOfficer}
            options={officers.map(({ id, name, held }) => ({ value: id, label: `${name} · ${t('board.cases', { count: held.count })}` }))}
          />
          <Field label={t('absence.until')}>
            {(control) => (
              <input {...control} type="date" className="in" min={on} required value={until} onChange={(event) => setUntil(event.target.value)} />
            )}
          </Field>
          <SelectField
            label={t('absence.to')}
            hint={t('absence.to.hint')}
            value={to}
            unchosen={t('absence.everyone')}
            onChange={setTo}
            options={others.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <p className="row">
            <Button look="main" type="submit" busy={absence.isPending}>
              {t('absence.send')}
            </Button>
          </p>
        </form>
      )}
    </Modal>
  );
}
