import { useQuery, useQueryClient, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { AddStaffBody, StaffPostBody, StaffRole, StaffView } from '#libs/contract';
import { api, useAct } from '#libs/ui';

const KEY = ['staff'] as const;

export const useStaff = (): UseQueryResult<StaffView[]> =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<StaffView[]>('/staff', signal) });

type StaffAct<V> = UseMutationResult<StaffView, Error, V>;

/** What the server answers is what is shown: the list need not be asked again to show it. */
function useStaffAct<V>(run: (what: V, key: string) => Promise<StaffView>, done?: (person: StaffView) => void): StaffAct<V> {
  const client = useQueryClient();
  return useAct(run, (person) => {
    client.setQueryData<StaffView[]>(KEY, (known = []) => [...known.filter(({ id }) => id !== person.id), person]);
    void client.invalidateQueries({ queryKey: KEY });
    done?.(person);
  });
}

export const useAddStaff = (done: (person: StaffView) => void): StaffAct<AddStaffBody> =>
  useStaffAct((body: AddStaffBody, key) => api.post<StaffView>('/staff', { body, key }), done);

export const useGiveRoles = (id: string): StaffAct<StaffRole[]> =>
  useStaffAct((roles: StaffRole[], key) => api.put<StaffView>(`/staff/${id}/roles`, { body: { roles }, key }));

export const useMoveStaff = (id: string): StaffAct<StaffPostBody> =>
  useStaffAct((body: StaffPostBody, key) => api.put<StaffView>(`/staff/${id}/post`, { body, key }));

export const useGivePassword = (id: string, done: () => void): StaffAct<string> =>
  useStaffAct((password: string, key) => api.post<StaffView>(`/staff/${id}/password`, { body: { password }, key }), done);

export const useLetGo = (id: string): StaffAct<'deactivate' | 'reactivate'> =>
  useStaffAct((move: 'deactivate' | 'reactivate', key) => api.post<StaffView>(`/staff/${id}/${move}`, { key }));
