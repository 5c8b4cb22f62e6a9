import type { ReactNode } from 'react';
import { Trouble } from '#libs/ui';
import { NotConfirmed } from './confirm.tsx';

/** What went wrong with a change of the ways in. Who turned away from the question who they are has been told nothing new. */
export function WayTrouble({ error }: { error: Error | null }): ReactNode {
  return error instanceof NotConfirmed ? null : <Trouble error={error} />;
}
