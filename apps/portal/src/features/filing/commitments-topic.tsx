import type { ReactNode } from 'react';
import { Ticks, useWords } from '#libs/ui';
import { useDraft } from './draft.tsx';
import { TopicPage } from './topic-page.tsx';

/** Two promises, each in full where it is given. */
export default function CommitmentsTopic(): ReactNode {
  const { t } = useWords();
  const { facts, change } = useDraft();
  const given = facts.commitments ?? {};
  return (
    <TopicPage topic="commitments" lede={t('commitments.lede')}>
      {(errorAt) => (
        <>
          {facts.address?.mode !== 'PROOF' && (
            <Ticks
              path="address.mode"
              label={t('facts.commitments.address')}
              values={given.address ? ['yes'] : []}
              error={errorAt('address.mode') ?? errorAt('commitments.address')}
              onChange={(_, on) => change({ commitments: { ...given, address: on } })}
              options={[{ value: 'yes', label: t('commitments.address.text') }]}
            />
          )}
          <Ticks
            path="commitments.dualNotification"
            label={t('facts.commitments.dualNotification')}
            values={given.dualNotification ? ['yes'] : []}
            error={errorAt('commitments.dualNotification')}
            onChange={(_, on) => change({ commitments: { ...given, dualNotification: on } })}
            options={[{ value: 'yes', label: t('commitments.dualNotification.text') }]}
          />
        </>
      )}
    </TopicPage>
  );
}
