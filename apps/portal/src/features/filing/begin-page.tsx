import { useState, type ReactNode } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { AddressFacts, EntityType } from '#libs/contract';
import { Button, Choice, Columns, ErrorSummary, Note, Page, placeOf, SelectField, Trouble, useReference, useService, useWords } from '#libs/ui';
import { useBegin } from './api.ts';

const TYPES: readonly EntityType[] = ['LIMITED_LIABILITY_COMPANY', 'INDIVIDUAL_BUSINESS'];
/** Not promised until ticked: a promise that is not spoken of would count as given. */
const UNPROMISED = { commitments: { address: false, dualNotification: false } };
const REGISTRIES = ['district', 'county', 'countyLevelCity'];

/** How a place is used, as it was answered on the first page. */
const PLACES: Readonly<Record<string, Pick<AddressFacts, 'propertyUse' | 'rightOfUse'>>> = {
  leased: { propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED' },
  owned: { propertyUse: 'COMMERCIAL', rightOfUse: 'OWNED' },
  home: { propertyUse: 'RESIDENTIAL', rightOfUse: 'OWNED' },
  hosted: { propertyUse: 'COMMERCIAL', rightOfUse: 'HOSTED' },
  platform: { propertyUse: 'VIRTUAL', rightOfUse: 'HOSTED' },
};

function placeFacts(place: string | null, divisionCode: string): { address?: AddressFacts } {
  const known = PLACES[place ?? ''];
  return known ? { address: { divisionCode, text: '', mode: 'DECLARED', ...known } } : {};
}

/** Two questions, then the draft stands and is kept. */
export default function BeginPage(): ReactNode {
  const { t, language } = useWords();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const [type, setType] = useState<EntityType | undefined>(TYPES.find((one) => one === search.get('type')));
  const [jurisdiction, setJurisdiction] = useState(search.get('district') ?? '');
  const scope = search.getAll('scope').filter((item) => item !== '');
  const [attempt, setAttempt] = useState(0);
  const reference = useReference();
  const service = useService();
  const begin = useBegin((filing) => void navigate(`/filings/${filing.id}`, { replace: true }));
  const registries = reference?.divisions.filter((division) => REGISTRIES.includes(division.kind)) ?? [];
  const faults = [
    ...(type ? [] : [{ to: placeOf('begin.type'), text: t('begin.type.missing') }]),
    ...(jurisdiction ? [] : [{ to: placeOf('begin.registry'), text: t('begin.registry.missing') }]),
  ];
  const send = (): void => {
    setAttempt(attempt + 1);
    if (type && jurisdiction)
      begin.mutate({
        kind: 'establishment',
        entityType: type,
        jurisdiction,
        channel: 'online',
        facts: { ...UNPROMISED, ...(scope.length > 0 ? { businessScope: scope } : {}), ...placeFacts(search.get('place'), jurisdiction) },
      });
  };
  return (
    <Page title={t('begin.title')} eyebrow={t('filingKind.establishment')}>
      <Columns
        label={t('begin.why')}
        aside={
          <>
            <section>
              <h2>{t('begin.why')}</h2>
              <p>{t('begin.why.company')}</p>
              <p>{t('begin.why.individual')}</p>
            </section>
            <section>
              <h2>{t('begin.ready')}</h2>
              <p>{t('begin.ready.text')}</p>
            </section>
          </>
        }
      >
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
            error={attempt > 0 && !type && t('begin.type.missing')}
            onChange={(value) => setType(TYPES.find((one) => one === value))}
            options={[
              { value: 'LIMITED_LIABILITY_COMPANY', label: t('start.company'), help: t('start.company.help') },
              { value: 'INDIVIDUAL_BUSINESS', label: t('start.individual'), help: t('start.individual.help') },
            ]}
          />
          <SelectField
            path="begin.registry"
            look="w12"
            label={t('begin.registry')}
            hint={t('begin.registry.hint')}
            value={jurisdiction}
            unchosen={service && reference ? t('begin.registry.choose') : t('ui.loading')}
            error={attempt > 0 && !jurisdiction && t('begin.registry.missing')}
            options={registries.map((division) => ({ value: division.code, label: division[language] }))}
            onChange={setJurisdiction}
          />
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
