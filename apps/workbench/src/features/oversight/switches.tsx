import { Switch } from 'antd';
import { useState, type ReactNode } from 'react';
import type { SwitchName, SwitchView } from '#libs/contract';
import { Button, Loading, SelectField, shortTime, TextField, Trouble, useAccount, useLabel, useReference, useWords } from '#libs/ui';
import { useSetSwitch, useSwitches } from './api.ts';

/** What goes without people, by district and type, and how much of it is looked at. The nearest row holds; without one, what the city has set. */
export function Switches(): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const switches = useSwitches();
  const set = useSetSwitch();
  const typeOf = (type: string): string => (type === '*' ? t('switch.everyType') : t(`entityType.${type}`));
  const placeOf = (district: string): string => (district === '*' ? t('switch.everywhere') : label('divisions', district));
  return (
    <section className="stack tight" aria-label={t('switch.title')}>
      <h2>{t('switch.title')}</h2>
      <p className="sub">{t('switch.about')}</p>
      <Trouble error={set.error} />
      {!switches.data && <Loading error={switches.error} again={() => void switches.refetch()} lines={3} />}
      {switches.data && switches.data.length > 0 && (
        <div className="scroll">
          <table className="grid" aria-label={t('switch.title')}>
            <thead>
              <tr>
                <th scope="col">{t('switch.what')}</th>
                <th scope="col">{t('switch.where')}</th>
                <th scope="col">{t('switch.type')}</th>
                <th scope="col">{t('switch.on')}</th>
                <th scope="col" className="num">
                  {t('switch.share')}
                </th>
                <th scope="col">{t('switch.by')}</th>
              </tr>
            </thead>
            <tbody>
              {switches.data.map((row) => (
                <tr key={`${row.what} ${row.district} ${row.entityType}`}>
                  <td>{t(`switch.${row.what}`)}</td>
                  <td>{placeOf(row.district)}</td>
                  <td>{typeOf(row.entityType)}</td>
                  <td>
                    <Switch
                      size="small"
                      checked={row.on}
                      loading={set.isPending}
                      aria-label={`${t(`switch.${row.what}`)} ${placeOf(row.district)} ${typeOf(row.entityType)}`}
                      onChange={(on) => set.mutate({ ...partsOf(row), on })}
                    />{' '}
                    {t(row.on ? 'switch.isOn' : 'switch.isOff')}
                  </td>
                  <td className="num">{row.what === 'machineLane' ? `${Math.round(row.share * 100)}%` : '—'}</td>
                  <td>
                    {row.changedBy} {shortTime(row.changedAt)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {switches.data?.length === 0 && <p className="sub">{t('switch.none')}</p>}
      <NewSwitch set={set} />
    </section>
  );
}

const partsOf = ({ what, district, entityType, on, share }: SwitchView) => ({ what, district, entityType, on, share });
const WHAT: readonly SwitchName[] = ['machineLane', 'acceptance'];
const TYPES = ['*', 'LIMITED_LIABILITY_COMPANY', 'INDIVIDUAL_BUSINESS', 'SOLE_PROPRIETORSHIP', 'COMPANY_BRANCH'] as const;

function NewSwitch({ set }: { set: ReturnType<typeof useSetSwitch> }): ReactNode {
  const { t } = useWords();
  const account = useAccount();
  const reference = useReference();
  const places =
    reference?.divisions.filter(({ code }) =>
      account?.districts.some((own) => code === own || (own.endsWith('00') && code.startsWith(own.slice(0, 4)))),
    ) ?? [];
  const [what, setWhat] = useState<SwitchName>('machineLane');
  const [district, setDistrict] = useState('');
  const [entityType, setType] = useState('*');
  const [share, setShare] = useState('5');
  const place = district || (places[0]?.code ?? '');
  const part = Number(share) / 100;
  const right = Number.isFinite(part) && part >= 0 && part <= 1 && place !== '';
  const { language } = useWords();
  return (
    <details>
      <summary>{t('switch.new')}</summary>
      <div className="row switch-form">
        <SelectField
          label={t('switch.what')}
          value={what}
          onChange={(value) => setWhat(WHAT.find((one) => one === value) ?? 'machineLane')}
          options={WHAT.map((value) => ({ value, label: t(`switch.${value}`) }))}
        />
        <SelectField
          label={t('switch.where')}
          value={place}
          onChange={setDistrict}
          options={places.map((one) => ({ value: one.code, label: one[language] }))}
        />
        <SelectField
          label={t('switch.type')}
          value={entityType}
          onChange={setType}
          options={TYPES.map((value) => ({ value, label: value === '*' ? t('switch.everyType') : t(`entityType.${value}`) }))}
        />
        <TextField label={t('switch.sharePercent')} inputMode="numeric" look="w6" value={share} onChange={setShare} />
        {[true, false].map((on) => (
          <Button
            key={String(on)}
            busy={set.isPending}
            notNow={!right && t('switch.wrong')}
            onClick={() => set.mutate({ what, district: place, entityType, on, share: part })}
          >
            {t(on ? 'switch.turnOn' : 'switch.turnOff')}
          </Button>
        ))}
      </div>
    </details>
  );
}
