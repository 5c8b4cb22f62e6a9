import { useQuery } from '@tanstack/react-query';
import type { ReferenceView, ServiceView } from '#libs/contract';
import { api } from './api-client.ts';
import { useWords } from './words.ts';

export const useService = (): ServiceView | undefined =>
  useQuery({ queryKey: ['service'], queryFn: ({ signal }) => api.get<ServiceView>('/service', signal), staleTime: 60_000 }).data;

/** Reference data of the registry's day. */
export function useReference(): ReferenceView | undefined {
  const on = useService()?.registryDate;
  return useQuery({
    queryKey: ['reference', on],
    queryFn: ({ signal }) => api.get<ReferenceView>(`/reference?on=${on ?? ''}`, signal),
    enabled: on !== undefined,
    staleTime: Infinity,
  }).data;
}

type LabelledKind = 'divisions' | 'roles' | 'documentKinds' | 'departments';
export type SayLabel = (kind: LabelledKind, code: string) => string;

/** A code's label in the reader's language; the code itself while the labels are not here. */
export function useLabel(): SayLabel {
  const reference = useReference();
  const { language } = useWords();
  return (kind, code) => reference?.[kind].find((row) => row.code === code)?.[language] ?? code;
}
