import { Fragment, type ReactNode } from 'react';

/** Short facts in one line with dots between; a line breaks between them, never inside a number or a date. What is absent is left out. */
export function Dots({ parts }: { parts: readonly ReactNode[] }): ReactNode {
  const there = parts.filter((part) => part !== null && part !== undefined && part !== '' && part !== false);
  return there.map((part, index) => (
    <Fragment key={index}>
      <span className="unbroken">
        {part}
        {index < there.length - 1 && ' ·'}
      </span>{' '}
    </Fragment>
  ));
}
