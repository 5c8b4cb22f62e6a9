import type { ReactNode, Ref } from 'react';
import { Icon, type IconName } from './icon.tsx';

/** How things stand. Each has a colour (`onewindow.css`), a shape and always a word beside it. */
export type Tone = 'ok' | 'warn' | 'bad' | 'wait' | 'info' | 'none';

/** A state in a row: shape, word, colour. */
export function Tag({ tone, icon, turning, children }: { tone: Tone; icon?: IconName; turning?: boolean; children: ReactNode }): ReactNode {
  return (
    <span className={`tag ${tone}`}>
      <Icon name={icon ?? tone} turning={turning} />
      {children}
    </span>
  );
}

interface NoteProps {
  tone: Tone;
  icon?: IconName;
  turning?: boolean;
  title?: ReactNode;
  slim?: boolean;
  role?: 'status' | 'alert';
  children?: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** Something to know before going on. */
export function Note({ tone, icon, turning, title, slim, role, children, ref }: NoteProps): ReactNode {
  return (
    <div className={`note ${tone}${slim ? ' slim' : ''}`} role={role} ref={ref} tabIndex={ref ? -1 : undefined}>
      {title && !slim && (
        <h2>
          <Icon name={icon ?? tone} turning={turning} />
          <span>{title}</span>
        </h2>
      )}
      {title && slim && (
        <p>
          <Tag tone={tone} icon={icon} turning={turning}>
            {title}
          </Tag>
        </p>
      )}
      {children}
    </div>
  );
}
