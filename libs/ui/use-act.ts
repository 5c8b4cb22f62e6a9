import { useMutation, type UseMutationResult } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError, mayPass } from './api-client.ts';

/**
 * Something that may happen once only. Its key is made when it is begun and stays until the server has said yes or no, so that pressing again
 * after a cut line repeats the same act and never makes a second one.
 */
export function useAct<V, R>(run: (what: V, key: string) => Promise<R>, done?: (result: R, what: V) => void): UseMutationResult<R, Error, V> {
  const begun = useRef<{ what: string; key: string } | null>(null);
  return useMutation<R, Error, V>({
    mutationFn: (what) => {
      const text = JSON.stringify(what, describeFile) ?? '';
      if (begun.current?.what !== text) begun.current = { what: text, key: newKey() };
      return run(what, begun.current.key);
    },
    networkMode: 'always',
    retry: (count, error) => count < 2 && mayPass(error),
    retryDelay: (count) => 500 * 2 ** count,
    onSuccess: (result, what) => {
      begun.current = null;
      done?.(result, what);
    },
    onError: (error) => {
      if (error instanceof ApiError) begun.current = null;
    },
  });
}

const describeFile = (_key: string, value: unknown): unknown => (value instanceof File ? `${value.name}/${value.size}/${value.lastModified}` : value);

/** `crypto.randomUUID` exists on secure pages only; this works on a plain address too. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const hex = [...bytes]
    .map((byte, index) => ((index === 6 ? (byte & 15) | 64 : index === 8 ? (byte & 63) | 128 : byte) + 256).toString(16).slice(1))
    .join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
