import type { ReactNode } from 'react';
import { pressedFor, useKeyChoice } from './key-setting.ts';

/** The key of a button as this person has it; none where single keys are off. */
export function Key({ of }: { of: string }): ReactNode {
  const choice = useKeyChoice();
  if (of === 'Enter') return <kbd>↵</kbd>;
  return choice.off ? null : <kbd>{pressedFor(of, choice)}</kbd>;
}
