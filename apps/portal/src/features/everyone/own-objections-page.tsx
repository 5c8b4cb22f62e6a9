import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { OwnObjectionView } from '#libs/contract';
import {
  api,
  Button,
  Columns,
  Dots,
  fileAddress,
  Icon,
  Loading,
  Page,
  shownDate,
  Tag,
  Trouble,
  useAct,
  useBook,
  useWords,
  type Tone,
} from '#libs/ui';
import { everyoneWords } from './everyone-words.ts';

const KEY = ['own-objections'];
const TONES: Record<OwnObjectionView['state'], Tone> = { STANDING: 'wait', WITHDRAWN: 'none', STRUCK: 'bad' };

/** What one has objected to: how it stands, what was answered, what can be shown for it, and the way to take it back. */
export default function OwnObjectionsPage(): ReactNode {
  useBook(everyoneWords);
  const { t } = useWords();
  const own = useQuery({ queryKey: KEY, queryFn: ({ signal }) => api.get<OwnObjectionView[]>('/me/objections', signal) });
  return (
    <Page title={t('own.title')} lede={t('own.lede')} back={{ to: '/mine', text: t('mine.title') }}>
      <Columns label={t('ends.about')} aside={<Aside />}>
        {!own.data && <Loading error={own.error} again={() => void own.refetch()} lines={6} />}
        {own.data?.length === 0 && (
          <p>
            {t('own.none')} <Link to="/notices/closings">{t('ends.title')}</Link>
          </p>
        )}
        {own.data?.map((objection) => (
          <Objection key={objection.id} objection={objection} />
        ))}
      </Columns>
    </Page>
  );
}

function Objection({ objection }: { objection: OwnObjectionView }): ReactNode {
  const { t, language } = useWords();
  const { id, name, code, on, reason, state, answer, answeredAt, closeReason, moves } = objection;
  return (
    <section className="sheet stack tight">
      <div className="row between">
        <h2 className="song">{name}</h2>
        <Tag tone={TONES[state]}>{t(`own.${state}`)}</Tag>
      </div>
      <p className="sub">
        <Dots
          parts={[
            <span key="code" className="code">
              {code}
            </span>,
            t('own.made', { date: shownDate(on, language) }),
          ]}
        />
      </p>
      <p>{reason}</p>
      {answer && answeredAt && <p className="hint">{t('own.answer', { date: shownDate(answeredAt.slice(0, 10), language), answer })}</p>}
      {closeReason && <p className="hint">{t('own.struck', { reason: closeReason })}</p>}
      <Evidence objection={objection} />
      {moves.includes('withdraw') && <TakeBack id={id} name={name} />}
    </section>
  );
}

function useRefreshed(): (view: OwnObjectionView) => void {
  const client = useQueryClient();
  return (view) => client.setQueryData<OwnObjectionView[]>(KEY, (rows = []) => rows.map((row) => (row.id === view.id ? view : row)));
}

/** Files that show it, up to five; one that is refused says why and the others stay. */
function Evidence({ objection: { id, evidence, moves } }: { objection: OwnObjectionView }): ReactNode {
  const { t } = useWords();
  const attach = useAct((file: File, key) => {
    const body = new FormData();
    body.append('file', file);
    return api.post<OwnObjectionView>(`/objections/${id}/evidence`, { body, key });
  }, useRefreshed());
  return (
    <>
      {evidence.length > 0 && (
        <ul className="lanes">
          {evidence.map((file) => (
            <li key={file.id}>
              <a className="hit" href={fileAddress(`/objections/${id}/evidence/${file.id}`)} target="_blank" rel="noreferrer">
                <Icon name="doc" />
                {file.fileName}
              </a>
            </li>
          ))}
        </ul>
      )}
      <Trouble error={attach.error} />
      {moves.includes('attach') && (
        <p className="row">
          <label className="btn">
            <Icon name={attach.isPending ? 'turn' : 'doc'} turning={attach.isPending} />
            {t('own.attach')}
            <input
              className="vh"
              type="file"
              accept=".pdf,.jpg,.jpeg,.png"
              onChange={(event) => {
                const file = event.target.files?.[0];
                if (file) attach.mutate(file);
                event.target.value = '';
              }}
            />
          </label>
          <span className="hint">{t('own.attach.hint')}</span>
        </p>
      )}
    </>
  );
}

/** Asked twice: the run goes on at once. */
function TakeBack({ id, name }: { id: string; name: string }): ReactNode {
  const { t } = useWords();
  const [asked, setAsked] = useState(false);
  const refreshed = useRefreshed();
  const withdraw = useAct((_nothing: void, key) => api.post<OwnObjectionView>(`/objections/${id}/withdraw`, { key }), refreshed);
  return (
    <>
      <Trouble error={withdraw.error} />
      <p className="row go">
        {asked ? (
          <>
            <Button look="stop" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
              {t('own.withdraw.do')}
            </Button>
            <Button onClick={() => setAsked(false)}>{t('own.keep')}</Button>
          </>
        ) : (
          <Button onClick={() => setAsked(true)}>
            {t('own.withdraw')}
            <span className="vh">{name}</span>
          </Button>
        )}
      </p>
    </>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <section>
      <h2>{t('own.help')}</h2>
      <p>{t('own.help.text')}</p>
    </section>
  );
}
