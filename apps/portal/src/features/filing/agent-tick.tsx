import type { ReactNode } from 'react';
import { Ticks, useWords } from '#libs/ui';
import { useOwnAgentFirm } from './api.ts';

/** Only who is in an agent firm is asked in whose name they begin. */
export function AgentTick({ on, change }: { on: boolean; change: (on: boolean) => void }): ReactNode {
  const { t } = useWords();
  const firm = useOwnAgentFirm().data?.firm;
  if (!firm) return null;
  return (
    <Ticks
      label={t('begin.agent')}
      hint={t('begin.agent.hint')}
      values={on ? ['yes'] : []}
      onChange={(_, yes) => change(yes)}
      options={[{ value: 'yes', label: t('begin.agent.as', { firm: firm.name }) }]}
    />
  );
}
