/** Answers of a pure function, kept by a text that says all that was asked. */
export type Memory<T> = (asked: string, answer: () => T) => T;

const KEPT = 10_000;

/**
 * The words of names are few, and the same are met in every neighbour. There are two generations, the older of which is dropped: a map whose
 * oldest entries are deleted one by one is searched through all that was deleted.
 */
export function memory<T>(): Memory<T> {
  let young = new Map<string, T>();
  let old = new Map<string, T>();
  return (asked, answer) => {
    const met = young.get(asked) ?? old.get(asked);
    if (met !== undefined) return met;
    const made = answer();
    if (young.size >= KEPT) [old, young] = [young, new Map<string, T>()];
    young.set(asked, made);
    return made;
  };
}

/** One memory a law, gone with it. */
export function memoryByLaw<T>(): (law: object) => Memory<T> {
  const memories = new WeakMap<object, Memory<T>>();
  return (law) => {
    const known = memories.get(law) ?? memory<T>();
    memories.set(law, known);
    return known;
  };
}
