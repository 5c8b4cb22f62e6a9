import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError, mayPass } from './api-client.ts';

/** An act that was begun and has no yes or no yet: its key, and how many presses of it are on their way. */
interface Begun {
  readonly key: string;
  flying: number;
  answered: boolean;
}

/**
 * Something that may happen once only. Its key is made when it is begun and stays until the server has said yes or no to every press of it, so that
 * pressing twice, or again after a cut line, repeats the same act and never makes a second one.
 */
export function useAct<V, R>(run: (what: V, key: string) => Promise<R>, done?: (result: R, what: V) => void): UseMutationResult<R, Error, V> {
  const acts = useRef(new Map<string, Begun>());
  const begun = (what: V): Begun => {
    const text = textOf(what);
    const act = acts.current.get(text) ?? { key: newKey(), flying: 0, answered: false };
    acts.current.set(text, act);
    return act;
  };
  return useMutation<R, Error, V>({
    onMutate: (what) => {
      begun(what).flying += 1;
    },
    mutationFn: (what) => run(what, begun(what).key),
    networkMode: 'always',
    retry: (count, error) => count < 2 && mayPass(error),
    retryDelay: (count) => 500 * 2 ** count,
    onSuccess: (result, what) => done?.(result, what),
    onSettled: (_result, error, what) => {
      const act = begun(what);
      act.flying -= 1;
      act.answered ||= error === null || error instanceof ApiError;
      if (act.flying === 0 && act.answered) acts.current.delete(textOf(what));
    },
  });
}

const textOf = (what: unknown): string => JSON.stringify(what, describeFile) ?? '';
const describeFile = (_key: string, value: unknown): unknown => (value instanceof File ? `${value.name}/${value.size}/${value.lastModified}` : value);

/** `crypto.randomUUID` exists on secure pages only; this works on a plain address too. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, index) => ((index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte) + 256).toString(16).slice(1))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
