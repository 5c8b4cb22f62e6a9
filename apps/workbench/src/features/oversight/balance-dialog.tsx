import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BoardView } from '#libs/contract';
import { Button, Ticks, Trouble, useWords } from '#libs/ui';
import { useBalance } from './api.ts';

/** Shares out what nobody has among those who are ticked, each time to whoever has least. */
export function BalanceDialog({ officers, on, close }: { officers: BoardView['officers']; on: string; close: () => void }): ReactNode {
  const { t } = useWords();
  const here = officers.filter(({ absentUntil }) => absentUntil === null || absentUntil < on);
  const [chosen, setChosen] = useState(here.map(({ id }) => id));
  const balance = useBalance();
  return (
    <Modal open title={t('balance.title')} onCancel={close} footer={null} destroyOnHidden>
      {balance.data ? (
        <div className="stack tight">
          <p role="status">{t('balance.done', { given: balance.data.given, back: balance.data.back })}</p>
          <p className="row">
            <Button look="main" onClick={close}>
              {t('ui.close')}
            </Button>
          </p>
        </div>
      ) : (
        <div className="stack tight">
          <Trouble error={balance.error} />
          <Ticks
            label={t('balance.among')}
            values={chosen}
            onChange={(id, isOn) => setChosen(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))}
            options={here.map(({ id, name, held }) => ({ value: id, label: `${name} · ${t('board.cases', { count: held.count })}` }))}
          />
          <p className="row">
            <Button look="main" busy={balance.isPending} notNow={chosen.length === 0 && t('balance.nobody')} onClick={() => balance.mutate(chosen)}>
              {t('balance.send')}
            </Button>
          </p>
        </div>
      )}
    </Modal>
  );
}
