import type { ReactNode } from 'react';
import { Tag, Trouble } from '#libs/ui';

/** How an act ended, said aloud too. */
export function Done({ act, text }: { act: { isSuccess: boolean; error: Error | null }; text: string }): ReactNode {
  return (
    <div aria-live="polite">
      <Trouble error={act.error} />
      {act.isSuccess && <Tag tone="ok">{text}</Tag>}
    </div>
  );
}
