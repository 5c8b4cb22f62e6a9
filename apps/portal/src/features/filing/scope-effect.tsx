import type { ReactNode } from 'react';
import type { ScopeClass } from '#libs/contract';
import { Tag, useWords, type Tone } from '#libs/ui';

const TONES: Record<ScopeClass, Tone> = { general: 'ok', filing: 'info', postApproval: 'warn', preApproval: 'bad' };

/** What choosing an activity leads to: shape, word, colour. */
export function ScopeEffect({ effect }: { effect: ScopeClass | undefined }): ReactNode {
  const { t } = useWords();
  if (!effect)
    return (
      <Tag tone="wait" icon="turn" turning>
        {t('scope.looking')}
      </Tag>
    );
  return <Tag tone={TONES[effect]}>{t(`scopeClass.${effect}`)}</Tag>;
}
