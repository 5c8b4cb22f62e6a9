import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { AgentFirmView, OpenAgentFirmBody } from '#libs/contract';
import { api, useAct } from '#libs/ui';

interface Answer {
  firm: AgentFirmView | null;
}

const KEY = ['agent-firm'] as const;
const AT = '/me/agent-firm';

export const useAgentFirm = (): UseQueryResult<Answer> => useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<Answer>(AT, signal) });

function useChange<V>(change: (what: V, key: string) => Promise<Answer>, done?: () => void): UseMutationResult<Answer, Error, V> {
  const client = useQueryClient();
  return useAct(change, (answer) => {
    client.setQueryData(KEY, answer);
    done?.();
  });
}

export const useOpenFirm = (): UseMutationResult<Answer, Error, OpenAgentFirmBody> => useChange((body, key) => api.post<Answer>(AT, { body, key }));

export const useAddMember = (done: () => void): UseMutationResult<Answer, Error, string> =>
  useChange((login, key) => api.post<Answer>(`${AT}/members`, { body: { login }, key }), done);

export const useRemoveMember = (done: () => void): UseMutationResult<Answer, Error, string> =>
  useChange((id, key) => api.remove<Answer>(`${AT}/members/${id}`, { key }), done);
