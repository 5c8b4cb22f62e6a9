import { useEffect, useState, type ReactNode } from 'react';
import type { AddressFacts, Facts, FilingView, NameFacts, PersonFacts } from '#libs/contract';
import { Button, SelectField, TextField, Ticks, Trouble, useLabel, useWords } from '#libs/ui';
import { useSave } from './api.ts';

const OPERATOR_ROLES = ['operator', 'liaisonOfficer'] as const;
const COMPANY_ROLES = ['legalRepresentative', 'executiveDirector', 'manager', 'supervisor', 'financeOfficer', 'liaisonOfficer'] as const;
const USES = ['COMMERCIAL', 'RESIDENTIAL', 'INDUSTRIAL', 'VIRTUAL'] as const;
const RIGHTS = ['OWNED', 'LEASED', 'BORROWED', 'HOSTED'] as const;

interface Typed {
  name: Partial<NameFacts>;
  address: Partial<AddressFacts>;
  scope: string;
  industry: string;
  people: (PersonFacts & { amount: string })[];
  promised: boolean;
  staff: string;
  phone: string;
}

const KEPT = 'onewindow.walkin.';

/** The whole form on one page, as it is read off a paper. What is typed lies in the browser until it is saved. */
export function WalkInForm({ filing }: { filing: FilingView }): ReactNode {
  const { t } = useWords();
  const label = useLabel();
  const save = useSave(filing);
  const company = filing.entityType !== 'INDIVIDUAL_BUSINESS';
  const key = `${KEPT}${filing.id}.${filing.version}`;
  const [typed, setTyped] = useState<Typed>(() => kept(key) ?? typedFrom(filing.facts));
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(typed));
    } catch {
      // a browser that keeps nothing has it for this page
    }
  }, [key, typed]);
  const change = (part: Partial<Typed>): void => setTyped({ ...typed, ...part });
  const person = (at: number, part: Partial<Typed['people'][number]>): void =>
    change({ people: typed.people.map((one, place) => (place === at ? { ...one, ...part } : one)) });
  const roles: readonly string[] = company ? COMPANY_ROLES : OPERATOR_ROLES;
  return (
    <form
      className="sheet stack tight"
      aria-label={t('intake.form')}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(factsFrom(typed, filing));
      }}
    >
      <h2>{t('intake.form')}</h2>
      <Trouble error={save.error} />
      <div className="form-row">
        <TextField
          label={t('intake.name.division')}
          value={typed.name.division ?? ''}
          onChange={(division) => change({ name: { ...typed.name, division } })}
        />
        <TextField
          label={t('intake.name.tradeName')}
          value={typed.name.tradeName ?? ''}
          onChange={(tradeName) => change({ name: { ...typed.name, tradeName } })}
        />
        <TextField
          label={t('intake.name.industry')}
          value={typed.name.industryTerm ?? ''}
          onChange={(industryTerm) => change({ name: { ...typed.name, industryTerm } })}
        />
        <TextField
          label={t('intake.name.form')}
          value={typed.name.organizationalForm ?? ''}
          onChange={(organizationalForm) => change({ name: { ...typed.name, organizationalForm } })}
        />
      </div>
      <p className="song">{fullName(typed.name) || '—'}</p>
      <TextField label={t('intake.scope')} hint={t('intake.scope.hint')} lines={2} value={typed.scope} onChange={(scope) => change({ scope })} />
      <TextField label={t('facts.industry')} look="w12" value={typed.industry} onChange={(industry) => change({ industry })} />
      <div className="form-row">
        <TextField label={t('intake.town')} value={typed.address.town ?? ''} onChange={(town) => change({ address: { ...typed.address, town } })} />
        <TextField
          label={t('intake.street')}
          value={typed.address.street ?? ''}
          onChange={(street) => change({ address: { ...typed.address, street } })}
        />
        <TextField
          label={t('intake.door')}
          value={typed.address.doorNumber ?? ''}
          onChange={(doorNumber) => change({ address: { ...typed.address, doorNumber } })}
        />
      </div>
      <div className="form-row">
        <SelectField
          label={t('intake.use')}
          value={typed.address.propertyUse ?? 'COMMERCIAL'}
          onChange={(value) => change({ address: { ...typed.address, propertyUse: USES.find((one) => one === value) } })}
          options={USES.map((value) => ({ value, label: t(`propertyUse.${value}`) }))}
        />
        <SelectField
          label={t('intake.right')}
          value={typed.address.rightOfUse ?? 'LEASED'}
          onChange={(value) => change({ address: { ...typed.address, rightOfUse: RIGHTS.find((one) => one === value) } })}
          options={RIGHTS.map((value) => ({ value, label: t(`rightOfUse.${value}`) }))}
        />
      </div>
      {typed.people.map((one, at) => (
        <fieldset key={one.key} className="stack tight">
          <legend>{t('intake.person', { nth: at + 1 })}</legend>
          <div className="form-row">
            <TextField label={t('intake.applicant')} value={one.name} onChange={(name) => person(at, { name })} />
            <TextField
              label={t('intake.number')}
              autoComplete="off"
              value={one.document.number}
              onChange={(number) => person(at, { document: { ...one.document, number } })}
            />
            {company && <TextField label={t('intake.amount')} inputMode="decimal" value={one.amount} onChange={(amount) => person(at, { amount })} />}
          </div>
          <Ticks
            inline
            label={t('intake.roles')}
            values={one.roles}
            onChange={(role, on) => person(at, { roles: on ? [...one.roles, role] : one.roles.filter((held) => held !== role) })}
            options={roles.map((value) => ({ value, label: label('roles', value) }))}
          />
        </fieldset>
      ))}
      {company && (
        <p className="row">
          <Button
            onClick={() =>
              change({
                people: [
                  ...typed.people,
                  { key: `p${typed.people.length + 1}`, name: '', document: { type: 'residentIdCard', number: '' }, roles: [], amount: '' },
                ],
              })
            }
          >
            {t('intake.addPerson')}
          </Button>
        </p>
      )}
      {company && (
        <div className="form-row">
          <TextField label={t('intake.staff')} inputMode="numeric" value={typed.staff} onChange={(staff) => change({ staff })} />
          <TextField label={t('intake.phone')} inputMode="tel" value={typed.phone} onChange={(phone) => change({ phone })} />
        </div>
      )}
      <label className="row">
        <input type="checkbox" checked={typed.promised} onChange={(event) => change({ promised: event.target.checked })} /> {t('intake.promised')}
      </label>
      <p className="row">
        <Button look="main" type="submit" busy={save.isPending}>
          {t('intake.save')}
        </Button>
      </p>
    </form>
  );
}

const fullName = (name: Partial<NameFacts>): string =>
  [name.division, name.tradeName, name.industryTerm, name.organizationalForm].filter(Boolean).join('');

function kept(key: string): Typed | null {
  try {
    const text = sessionStorage.getItem(key);
    return text === null ? null : (JSON.parse(text) as Typed); // written by this form under this version of the draft
  } catch {
    return null;
  }
}

const typedFrom = (facts: Facts): Typed => ({
  name: facts.name ?? { division: '温州' },
  address: facts.address ?? {},
  scope: facts.businessScope?.join('；') ?? '',
  industry: facts.industryCode?.code ?? '',
  people: (facts.people ?? []).map((person) => {
    const held = facts.investors?.find((one) => one.person === person.key)?.subscribed;
    return { ...person, amount: held === undefined ? '' : String(held / 1_000_000) };
  }),
  promised: facts.commitments?.address === true,
  staff: String(facts.fiveInOne?.staffCount ?? ''),
  phone: facts.fiveInOne?.phone ?? '',
});

/** Amounts are typed in 万元 and kept in fen. */
function factsFrom(typed: Typed, filing: FilingView): Facts {
  const { facts, entityType, jurisdiction } = filing;
  const company = entityType !== 'INDIVIDUAL_BUSINESS';
  const people = typed.people.map(({ amount: _amount, ...person }) => person);
  const holders = typed.people.flatMap(({ key, amount }) => {
    const subscribed = Math.round(Number(amount) * 1_000_000);
    return subscribed > 0
      ? [{ person: key, subscribed, paidIn: 0, contributions: [{ method: 'MONEY' as const, amount: subscribed, dueOn: inYears(3) }] }]
      : [];
  });
  const { town = '', street = '', doorNumber = '' } = typed.address;
  const address: AddressFacts = {
    ...{ propertyUse: 'COMMERCIAL', rightOfUse: 'LEASED', mode: 'DECLARED', ...typed.address },
    divisionCode: jurisdiction,
    text: facts.address && unchanged(facts.address, typed.address) ? facts.address.text : `${town}${street}${doorNumber}`,
  };
  return {
    name: { division: '', tradeName: '', industryTerm: '', organizationalForm: '', ...typed.name, full: fullName(typed.name) },
    address,
    businessScope: typed.scope
      .split(/[；;\n]/)
      .map((one) => one.trim())
      .filter(Boolean),
    ...(typed.industry.trim() ? { industryCode: { edition: '2017', code: typed.industry.trim().toUpperCase() } } : {}),
    people,
    commitments: { address: typed.promised, dualNotification: typed.promised },
    ...(company
      ? {
          investors: holders,
          registeredCapital: holders.reduce((sum, { subscribed }) => sum + subscribed, 0),
          fiveInOne: {
            accountingSystem: '小企业会计准则',
            salaryStartMonth: new Date().toISOString().slice(0, 7),
            taxAgent: null,
            ...facts.fiveInOne,
            ...(typed.staff.trim() ? { staffCount: Number(typed.staff) } : {}),
            ...(typed.phone.trim() ? { phone: typed.phone.trim() } : {}),
            ...keyOf(people, 'financeOfficer', 'financeOfficer'),
            ...keyOf(people, 'liaisonOfficer', 'socialInsuranceHandler'),
          },
        }
      : {}),
  };
}

const unchanged = (before: AddressFacts, now: Partial<AddressFacts>): boolean =>
  before.town === now.town && before.street === now.street && before.doorNumber === now.doorNumber;
const keyOf = (people: readonly PersonFacts[], role: string, field: string): Record<string, string> => {
  const key = people.find(({ roles }) => roles.includes(role))?.key;
  return key === undefined ? {} : { [field]: key };
};
const inYears = (years: number): string => `${new Date().getFullYear() + years}-12-31`;
