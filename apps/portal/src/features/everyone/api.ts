import { keepPreviousData, useQuery, type UseMutationResult, type UseQueryResult } from '@tanstack/react-query';
import type { AnnouncementRow, ClosingNoticeRow, OwnObjectionView, RegisterSearchView, StandardView, StatisticsView } from '#libs/contract';
import { api, ApiError, useAct } from '#libs/ui';

export interface Question {
  q: string;
  district: string;
  state: string;
}

/** Entities of the register. Nothing is asked before something is typed; a refusal is not asked again. */
export const useRegister = (question: Question): UseQueryResult<RegisterSearchView> =>
  useQuery({
    queryKey: ['register', question],
    queryFn: ({ signal }) => api.get<RegisterSearchView>(`/register?${addressOf(question)}`, signal),
    enabled: question.q !== '',
    placeholderData: keepPreviousData,
    retry: (failed, error) => !(error instanceof ApiError) && failed < 2,
  });

/** What was answered of a question, for the address of the page and of the API alike. */
export const addressOf = (question: Question): string => new URLSearchParams(Object.entries(question).filter(([, value]) => value !== '')).toString();

export const useStandard = (): UseQueryResult<StandardView> =>
  useQuery({ queryKey: ['standard'], queryFn: ({ signal }) => api.get<StandardView>('/standard', signal) });

export const useStatistics = (): UseQueryResult<StatisticsView> =>
  useQuery({ queryKey: ['statistics'], queryFn: ({ signal }) => api.get<StatisticsView>('/statistics', signal) });

export const useAnnouncements = (): UseQueryResult<AnnouncementRow[]> =>
  useQuery({ queryKey: ['announcements'], queryFn: ({ signal }) => api.get<AnnouncementRow[]>('/announcements', signal) });

export const useClosingNotices = (): UseQueryResult<ClosingNoticeRow[]> =>
  useQuery({ queryKey: ['closing-notices'], queryFn: ({ signal }) => api.get<ClosingNoticeRow[]>('/closing-notices', signal) });

interface NewObjection {
  notice: string;
  reason: string;
  contact: string;
}

/** Sent again with the same key where the line was cut: it is one objection. */
export const useObject = (): UseMutationResult<OwnObjectionView, Error, NewObjection> =>
  useAct(
    (objection, key) => api.post<OwnObjectionView>('/objections', { body: objection, key }),
    () => undefined,
  );
