import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { BoardView } from '#libs/contract';
import { Button, ENTITY_TYPES, Ticks, Trouble, useWords } from '#libs/ui';
import { useSkills } from './api.ts';

/** What "next" gives an officer: the ticked types, or all where none is ticked. */
export function SkillsDialog({ officer, close }: { officer: BoardView['officers'][number]; close: () => void }): ReactNode {
  const { t } = useWords();
  const [chosen, setChosen] = useState(officer.skills);
  const skills = useSkills(officer.id, close);
  return (
    <Modal open title={t('skills.title', { name: officer.name })} onCancel={close} footer={null} destroyOnHidden>
      <form
        className="stack tight"
        onSubmit={(event) => {
          event.preventDefault();
          skills.mutate(chosen);
        }}
      >
        <Trouble error={skills.error} />
        <Ticks
          label={t('skills.types')}
          hint={t('skills.hint')}
          values={chosen}
          onChange={(type, on) => setChosen(on ? [...chosen, type] : chosen.filter((one) => one !== type))}
          options={ENTITY_TYPES.map((type) => ({ value: type, label: t(`entityType.${type}`) }))}
        />
        <p className="row">
          <Button look="main" type="submit" busy={skills.isPending}>
            {t('skills.keep')}
          </Button>
        </p>
      </form>
    </Modal>
  );
}
