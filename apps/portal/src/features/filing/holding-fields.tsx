import type { ReactNode } from 'react';
import type { ContributionFacts } from '#libs/contract';
import { Choice, MoneyField, SelectField, Ticks, useWords } from '#libs/ui';
import type { Asks } from './asks.ts';
import type { Holding } from './people.ts';

const METHODS: readonly ContributionFacts['method'][] = [
  'MONEY',
  'IN_KIND',
  'INTELLECTUAL_PROPERTY',
  'LAND_USE_RIGHT',
  'EQUITY',
  'CLAIM',
  'LABOUR',
  'OTHER',
];

interface HoldingFieldsProps {
  asks: Asks;
  holding: Holding;
  isBody?: boolean;
  error: string | null;
  change: (holding: Holding) => void;
}

/** What one owner puts in, and as what. Nearly everybody puts in money, so the rest is folded. */
export function HoldingFields({ asks, holding, isBody, error, change }: HoldingFieldsProps): ReactNode {
  const { t } = useWords();
  const methods = METHODS.filter((one) => one !== 'LABOUR' || (asks.liability !== null && holding.liability !== 'LIMITED'));
  return (
    <>
      {asks.liability === 'chosen' && (
        <Choice
          label={t('person.liability')}
          value={holding.liability ?? ''}
          onChange={(value) =>
            change({
              ...holding,
              liability: value === 'LIMITED' ? 'LIMITED' : 'GENERAL',
              managingPartner: value !== 'LIMITED' && holding.managingPartner,
            })
          }
          options={[
            { value: 'GENERAL', label: t('liability.GENERAL'), help: t('person.liability.general') },
            { value: 'LIMITED', label: t('liability.LIMITED'), help: t('person.liability.limited') },
          ]}
        />
      )}
      {asks.managing && holding.liability !== 'LIMITED' && (
        <Ticks
          label={t('person.managing')}
          hint={t('person.managing.hint')}
          values={holding.managingPartner ? ['yes'] : []}
          onChange={(_, on) => change({ ...holding, managingPartner: on })}
          options={[{ value: 'yes', label: t('facts.managingPartner') }]}
        />
      )}
      {asks.farmers && !isBody && (
        <Ticks
          label={t('person.farmer')}
          hint={t('person.farmer.hint')}
          values={holding.farmer ? ['yes'] : []}
          onChange={(_, on) => change({ ...holding, farmer: on })}
          options={[{ value: 'yes', label: t('facts.farmer') }]}
        />
      )}
      <MoneyField
        label={t('person.amount')}
        hint={t(asks.payment === 'paid' ? 'person.amount.hint.paid' : 'person.amount.hint')}
        value={holding.subscribed}
        onChange={(subscribed) => change({ ...holding, subscribed })}
        error={error}
      />
      <details open={holding.method !== 'MONEY' || undefined}>
        <summary>{t('person.method')}</summary>
        <SelectField
          look="w12"
          label={t('person.method.label')}
          hint={t(asks.liability === null ? 'person.method.hint' : 'person.method.hint.partner')}
          value={holding.method}
          onChange={(value) => change({ ...holding, method: METHODS.find((one) => one === value) ?? 'MONEY' })}
          options={methods.map((value) => ({ value, label: t(`method.${value}`) }))}
        />
      </details>
    </>
  );
}
