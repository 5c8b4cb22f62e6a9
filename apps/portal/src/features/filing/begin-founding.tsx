import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { EntityType, RegisterRow } from '#libs/contract';
import { Button, Choice, Columns, ErrorSummary, Note, Page, placeOf, SelectField, Trouble, useReference, useService, useWords } from '#libs/ui';
import { AgentTick } from './agent-tick.tsx';
import { useBegin, useFilings } from './api.ts';
import { firstFacts } from './first-facts.ts';
import { ParentField } from './parent-field.tsx';
import { Unfinished } from './unfinished.tsx';

/** The two that nearly everybody needs first. */
const TYPES: readonly EntityType[] = [
  'INDIVIDUAL_BUSINESS',
  'LIMITED_LIABILITY_COMPANY',
  'SOLE_PROPRIETORSHIP',
  'GENERAL_PARTNERSHIP',
  'LIMITED_PARTNERSHIP',
  'SPECIAL_GENERAL_PARTNERSHIP',
  'JOINT_STOCK_COMPANY',
  'FARMER_COOPERATIVE',
  'COMPANY_BRANCH',
];
const REGISTRIES = ['district', 'county', 'countyLevelCity'];

/** Two questions, for a branch a third, then the draft stands and is kept. */
export function BeginFounding(): ReactNode {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [type, setType] = useState<EntityType | undefined>(TYPES.find((one) => one === search.get('type')));
  const [jurisdiction, setJurisdiction] = useState(search.get('district') ?? '');
  const [parent, setParent] = useState<RegisterRow | null>(null);
  const scope = search.getAll('scope').filter((item) => item !== '');
  const [attempt, setAttempt] = useState(0);
  const [agent, setAgent] = useState(false);
  const reference = useReference();
  const service = useService();
  const filings = useFilings();
  const begin = useBegin((filing) => void navigate(`/filings/${filing.id}`, { replace: true }));
  const registries = reference?.divisions.filter((division) => REGISTRIES.includes(division.kind)) ?? [];
  const isBranch = type === 'COMPANY_BRANCH';
  const faults = [
    ...(type ? [] : [{ to: placeOf('begin.type'), text: t('begin.type.missing') }]),
    ...(isBranch && !parent ? [{ to: placeOf('begin.parent'), text: t('begin.parent.missing') }] : []),
    ...(jurisdiction ? [] : [{ to: placeOf('begin.registry'), text: t('begin.registry.missing') }]),
  ];
  const fault = (place: string): string | false => attempt > 0 && (faults.find(({ to }) => to === placeOf(place))?.text ?? false);
  const send = (): void => {
    setAttempt(attempt + 1);
    if (!type || faults.length > 0) return;
    begin.mutate({
      kind: isBranch ? 'branchEstablishment' : 'establishment',
      entityType: type,
      jurisdiction,
      channel: 'online',
      ...(agent ? { agent } : {}),
      ...(isBranch && parent ? { subject: parent.code } : {}),
      facts: firstFacts({ type, jurisdiction, parent, scope, place: search.get('place'), on: service?.registryDate ?? '' }),
    });
  };
  return (
    <Page title={t('begin.title')} eyebrow={t('filingKind.establishment')}>
      <Columns label={t('begin.why')} aside={<Aside />}>
        <Unfinished filings={(filings.data ?? []).filter(({ kind }) => kind === 'establishment' || kind === 'branchEstablishment')} />
        <form
          className="stack"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          {attempt > 0 && <ErrorSummary faults={faults} attempt={attempt} />}
          <Trouble error={begin.error} again={send} />
          {scope.length > 0 && (
            <Note tone="info" title={t('begin.brought')}>
              <p>{t('begin.brought.scope', { scope: scope.join('；') })}</p>
            </Note>
          )}
          <Choice
            path="begin.type"
            label={t('begin.type')}
            value={type ?? ''}
            error={fault('begin.type')}
            onChange={(value) => setType(TYPES.find((one) => one === value))}
            options={TYPES.map((value) => ({
              value,
              label: t(value === 'COMPANY_BRANCH' ? 'begin.branch' : `entityType.${value}`),
              help: t(`begin.help.${value}`),
            }))}
          />
          {isBranch && <ParentField parent={parent} choose={setParent} error={fault('begin.parent')} />}
          <SelectField
            path="begin.registry"
            look="w12"
            label={t('begin.registry')}
            hint={t('begin.registry.hint')}
            value={jurisdiction}
            unchosen={service && reference ? t('begin.registry.choose') : t('ui.loading')}
            error={fault('begin.registry')}
            options={registries.map((division) => ({ value: division.code, label: division[language] }))}
            onChange={setJurisdiction}
          />
          <AgentTick on={agent} change={setAgent} />
          <p className="row go">
            <Button look="main" type="submit" busy={begin.isPending}>
              {t('begin.go')}
            </Button>
          </p>
        </form>
      </Columns>
    </Page>
  );
}

function Aside(): ReactNode {
  const { t } = useWords();
  return (
    <>
      <section>
        <h2>{t('begin.why')}</h2>
        {['company', 'individual', 'partners', 'others'].map((about) => (
          <p key={about}>{t(`begin.why.${about}`)}</p>
        ))}
        <p>
          <a className="hit" href="/">
            {t('begin.why.ask')}
          </a>
        </p>
      </section>
      <section>
        <h2>{t('begin.ready')}</h2>
        <p>{t('begin.ready.text')}</p>
      </section>
    </>
  );
}
