import { useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { EnquiryRow, EnquiryView } from '#libs/contract';
import { api, Button, Loading, shownTime, Tag, Trouble, useAct, useLabel, useWords, type Tone } from '#libs/ui';

const TONES: Record<EnquiryRow['state'], Tone> = { WAITING: 'wait', CLEAR: 'ok', BLOCKED: 'bad' };

/** While somebody is silent it is asked every two seconds whether they have answered. */
const useEnquiry = (id: string): UseQueryResult<EnquiryView> =>
  useQuery({
    queryKey: ['enquiry', id],
    queryFn: ({ signal }) => api.get<EnquiryView>(`/closings/${id}/enquiry`, signal),
    refetchInterval: ({ state }) => (state.data?.rows.some((row) => row.state === 'WAITING') ? 2_000 : false),
  });

/** All departments asked at one press, before anyone signs: what each has against it and how to clear it; silence is shown as silence. */
export function EnquirySection({ id }: { id: string }): ReactNode {
  const { t } = useWords();
  const client = useQueryClient();
  const enquiry = useEnquiry(id);
  const ask = useAct(
    (_nothing: void, key) => api.post<EnquiryView>(`/closings/${id}/enquiry`, { key }),
    (view) => client.setQueryData(['enquiry', id], view),
  );
  if (!enquiry.data) return <Loading error={enquiry.error} again={() => void enquiry.refetch()} lines={3} />;
  const { rows, moves } = enquiry.data;
  return (
    <section className="sheet stack tight" aria-labelledby="enquiry">
      <h2 id="enquiry">{t('enquiry.title')}</h2>
      <p className="hint">{t('enquiry.text')}</p>
      <div aria-live="polite">
        <ul className="lanes">
          {rows.map((row) => (
            <Department key={row.department} row={row} />
          ))}
        </ul>
      </div>
      <Trouble error={ask.error} />
      {moves.includes('ask') && (
        <p className="row go">
          <Button busy={ask.isPending} onClick={() => ask.mutate()}>
            {t(rows.length > 0 ? 'enquiry.again' : 'enquiry.ask')}
          </Button>
        </p>
      )}
    </section>
  );
}

function Department({ row }: { row: EnquiryRow }): ReactNode {
  const { t, language } = useWords();
  const label = useLabel();
  const { department, state, askedAt, answeredAt, blockers } = row;
  const time = shownTime(answeredAt ?? askedAt, language);
  return (
    <li>
      <b>{label('departments', department)}</b>
      <Tag tone={TONES[state]}>{t(`enquiry.${state}`)}</Tag>
      <small>{t(state === 'WAITING' ? 'enquiry.since' : 'enquiry.at', { time })}</small>
      {blockers.map(({ text, clear }) => (
        <small key={text + clear}>
          {text}
          {clear && (
            <>
              <br />
              {t('enquiry.clear', { how: clear })}
            </>
          )}
        </small>
      ))}
    </li>
  );
}
