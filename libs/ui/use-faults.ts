import { useState } from 'react';
import type { Fault } from './error-summary.tsx';
import { placeOf } from './field.tsx';

/** What is wrong at each place of a small form, if anything. */
export type Wrong = Readonly<Record<string, string | false | null>>;

interface Faults {
  /** For the summary: nothing before the form was sent, then everything. */
  faults: Fault[];
  attempt: number;
  /** For the field at this place, in the same words. */
  at: (place: string) => string | null;
  /** The form is sent; true when nothing is wrong. */
  pass: () => boolean;
  /** As if it had never been sent. */
  forget: () => void;
}

/** Nothing is said before the form is sent; then all of it, summed up and each at its field. */
export function useFaults(wrong: Wrong): Faults {
  const [attempt, setAttempt] = useState(0);
  const all = Object.entries(wrong).flatMap(([place, text]): Fault[] => (text ? [{ to: placeOf(place), text }] : []));
  return {
    faults: attempt > 0 ? all : [],
    attempt,
    at: (place) => (attempt > 0 && wrong[place]) || null,
    pass: () => {
      setAttempt(attempt + 1);
      return all.length === 0;
    },
    forget: () => setAttempt(0),
  };
}
