import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  title: string;
  /** What Escape does; without it the question has to be answered. */
  leave?: () => void;
  /** Nothing of the page is seen behind it. */
  veiled?: boolean;
  children: ReactNode;
}

/** A question over the page, which stays as it is below. The browser keeps the focus inside; afterwards it is where it was. */
export function Dialog({ title, leave, veiled, children }: DialogProps): ReactNode {
  const box = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useEffect(() => {
    const before = document.activeElement;
    const shown = box.current;
    shown?.showModal();
    heading.current?.focus();
    return () => {
      shown?.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <dialog
      ref={box}
      className={veiled ? 'ask veiled' : 'ask'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        leave?.();
      }}
      // A browser closes at the second Escape whatever the page says; the question stands until it is answered.
      onClose={() => !leave && box.current?.showModal()}
    >
      <div className="stack">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        {children}
      </div>
    </dialog>
  );
}
