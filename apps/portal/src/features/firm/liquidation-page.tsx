import { useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { DissolutionGround, LiquidationView } from '#libs/contract';
import {
  Button,
  Choice,
  Columns,
  ErrorSummary,
  Note,
  Page,
  placeOf,
  shownDate,
  TextField,
  Trouble,
  useBook,
  useService,
  useWords,
  WaitingPage,
} from '#libs/ui';
import { useFirm } from './api.ts';
import { firmWords } from './firm-words.ts';
import { useFileLiquidation, useLiquidation, useWithdrawLiquidation } from './liquidation-api.ts';

const GROUNDS: readonly DissolutionGround[] = ['DECISION', 'TERM', 'MERGER', 'LICENCE_REVOKED', 'COURT', 'OTHER'];

/** Before the ordinary end: who winds the firm up, and the call to its creditors. Then the days, and the way on. */
export default function LiquidationPage(): ReactNode {
  useBook(firmWords);
  const { t } = useWords();
  const { id = '' } = useParams();
  const firm = useFirm(id);
  const liquidation = useLiquidation(id);
  if (!firm.data || liquidation.data === undefined)
    return <WaitingPage error={firm.error ?? liquidation.error} again={() => void (firm.refetch(), liquidation.refetch())} lines={6} />;
  return (
    <Page title={t('liquidation.title')} eyebrow={firm.data.name} lede={t('liquidation.lede')} back={{ to: `/firms/${id}`, text: firm.data.name }}>
      <Columns label={t('liquidation.steps')} aside={<Steps at={liquidation.data} />}>
        {liquidation.data ? <Running liquidation={liquidation.data} /> : <FileForm entity={id} />}
      </Columns>
    </Page>
  );
}

function Steps({ at }: { at: LiquidationView | null }): ReactNode {
  const { t } = useWords();
  const done = at === null ? 0 : at.moves.includes('deregister') || at.state === 'DONE' ? 2 : 1;
  return (
    <section>
      <h2>{t('liquidation.steps')}</h2>
      <ol className="track">
        {(['file', 'creditors', 'report', 'end'] as const).map((step, index) => (
          <li key={step} className={index < done ? 'ok' : index === done ? 'wait' : 'none'}>
            <span aria-hidden="true">{index + 1}</span>
            <div className="stack close">
              <b>{t(`liquidation.step.${step}`)}</b>
              <span className="sub">{t(`liquidation.step.${step}.text`)}</span>
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface Answers {
  ground: DissolutionGround;
  dissolvedOn: string;
  head: string;
  others: string;
  claimsAddress: string;
}

function FileForm({ entity }: { entity: string }): ReactNode {
  const { t } = useWords();
  const today = useService()?.registryDate ?? '';
  const [given, setGiven] = useState<Answers>({ ground: 'DECISION', dissolvedOn: '', head: '', others: '', claimsAddress: '' });
  const [attempt, setAttempt] = useState(0);
  const file = useFileLiquidation();
  const set = (part: Partial<Answers>): void => setGiven({ ...given, ...part });
  const dissolvedOn = given.dissolvedOn || today;
  const wanted = ['head', 'claimsAddress'] as const;
  const missing = wanted.filter((field) => given[field].trim() === '');
  const fault = (field: (typeof wanted)[number]): string | null =>
    attempt > 0 && missing.includes(field) ? t(`liquidation.${field}.missing`) : null;
  const send = (): void => {
    setAttempt(attempt + 1);
    if (missing.length > 0) return;
    const others = given.others
      .split(/[、,，;；\n]/u)
      .map((name) => name.trim())
      .filter(Boolean);
    const members = [{ name: given.head.trim(), isHead: true }, ...others.map((name) => ({ name, isHead: false }))];
    file.mutate({ entity, ground: given.ground, dissolvedOn, members, claimsAddress: given.claimsAddress.trim() });
  };
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {attempt > 0 && (
        <ErrorSummary
          attempt={attempt}
          faults={missing.map((field) => ({ to: placeOf(`liquidation.${field}`), text: t(`liquidation.${field}.missing`) }))}
        />
      )}
      <Trouble error={file.error} again={send} />
      <Choice
        path="liquidation.ground"
        label={t('liquidation.ground')}
        value={given.ground}
        onChange={(value) => set({ ground: GROUNDS.find((one) => one === value) ?? 'DECISION' })}
        options={GROUNDS.map((value) => ({ value, label: t(`dissolutionGround.${value}`) }))}
      />
      <TextField
        path="liquidation.dissolvedOn"
        look="w12"
        type="date"
        label={t('liquidation.dissolvedOn')}
        hint={t('liquidation.dissolvedOn.hint')}
        value={dissolvedOn}
        onChange={(value) => set({ dissolvedOn: value })}
      />
      <TextField
        path="liquidation.head"
        look="w12"
        label={t('liquidation.head')}
        hint={t('liquidation.head.hint')}
        value={given.head}
        error={fault('head')}
        onChange={(head) => set({ head })}
        autoComplete="off"
      />
      <TextField
        path="liquidation.others"
        label={t('liquidation.others')}
        hint={t('liquidation.others.hint')}
        value={given.others}
        onChange={(others) => set({ others })}
        autoComplete="off"
      />
      <TextField
        path="liquidation.claimsAddress"
        label={t('liquidation.claimsAddress')}
        hint={t('liquidation.claimsAddress.hint')}
        value={given.claimsAddress}
        error={fault('claimsAddress')}
        onChange={(claimsAddress) => set({ claimsAddress })}
        autoComplete="off"
      />
      <p className="row go">
        <Button look="main" type="submit" busy={file.isPending}>
          {t('liquidation.file')}
        </Button>
      </p>
    </form>
  );
}

function Running({ liquidation }: { liquidation: LiquidationView }): ReactNode {
  const { t, language } = useWords();
  const { id, entity, state, ground, dissolvedOn, members, claimsAddress, fileBy, late, publishedOn, endsOn, applyFrom, moves } = liquidation;
  const withdraw = useWithdrawLiquidation(id);
  const [asked, setAsked] = useState(false);
  const over = moves.includes('deregister');
  const rows = [
    [t('liquidation.ground'), t(`dissolutionGround.${ground}`)],
    [t('liquidation.dissolvedOn'), shownDate(dissolvedOn, language)],
    [
      t('liquidation.members'),
      members.map(({ name, isHead }) => (isHead ? t('liquidation.member.head', { name }) : name)).join(t('punctuation.list')),
    ],
    [t('liquidation.claimsAddress'), claimsAddress],
    [t('liquidation.published'), shownDate(publishedOn, language)],
    [t('liquidation.ends'), shownDate(endsOn, language)],
    [t('liquidation.applyFrom'), shownDate(applyFrom, language)],
  ];
  const told = state === 'DONE' ? 'done' : over ? 'over' : 'running';
  return (
    <>
      <Note tone={told === 'running' ? 'wait' : 'ok'} title={t(`liquidation.${told}`)} role="status">
        <p>{t(`liquidation.${told}.text`, { date: shownDate(applyFrom, language) })}</p>
        {over && (
          <p className="row go">
            <Link className="btn main" to={`/begin?kind=deregistration&subject=${entity.id}`}>
              {t('liquidation.apply')}
            </Link>
          </p>
        )}
      </Note>
      {late && (
        <Note tone="warn" slim>
          <p>{t('liquidation.late', { date: shownDate(fileBy, language) })}</p>
        </Note>
      )}
      <section className="sheet stack tight">
        <h2>{t('liquidation.filed')}</h2>
        <dl className="rows wide">
          {rows.map(([name, text]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      </section>
      {moves.includes('withdraw') && (
        <section className="stack tight">
          <Trouble error={withdraw.error} again={() => withdraw.mutate()} />
          <p className="row">
            {asked ? (
              <>
                <Button look="stop" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
                  {t('liquidation.withdraw.do')}
                </Button>
                <Button onClick={() => setAsked(false)}>{t('withdraw.not')}</Button>
              </>
            ) : (
              <Button onClick={() => setAsked(true)}>{t('liquidation.withdraw')}</Button>
            )}
          </p>
        </section>
      )}
    </>
  );
}
