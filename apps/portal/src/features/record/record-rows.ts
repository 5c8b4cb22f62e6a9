import type { RegisterFirmView } from '#libs/contract';
import { shownAmount, shownDate, type Say, type SayLabel } from '#libs/ui';

const ITEMS: Readonly<Record<string, string>> = {
  shareholders: 'holders',
  investors: 'holders',
  directors: 'people',
  supervisors: 'people',
  managers: 'people',
  managingPartner: 'people',
  familyMembers: 'people',
};
const SAID = ['name', 'domicile', 'address', 'businessScope', 'registeredCapital', 'contributionAmount', 'businessTerm', 'legalRepresentative'];
const SAID_TOO = ['operator', 'personInCharge', 'entityType', 'people', 'holders', 'operatingAddresses', 'industryCode'];

/** The words for what a change was about; what has none is a particular that is only filed. */
export const itemWords = (item: string, t: Say): string => {
  const own = ITEMS[item] ?? item;
  return t(`record.item.${[...SAID, ...SAID_TOO].includes(own) ? own : 'other'}`);
};

const CAUSES = ['ANNUAL_REPORT', 'OTHER_INFORMATION', 'FALSE_INFORMATION', 'UNREACHABLE_AT_ADDRESS'];

export const causeWords = (cause: string | null, year: number | null, t: Say): string =>
  t(`record.cause.${cause !== null && CAUSES.includes(cause) ? cause : 'other'}`, { year: year ?? '' });

export interface RecordRow {
  key: string;
  label: string;
  lines: readonly string[];
}

export interface Voice {
  t: Say;
  label: SayLabel;
  language: string;
}

/** What the register says of a firm on one day, row by row; what it does not say has no row. */
export function recordRows(firm: RegisterFirmView, { t, label, language }: Voice): RecordRow[] {
  const { businessTerm, registeredCapital, contributionAmount, establishedOn, entityType, registry } = firm;
  const until = businessTerm?.to ? t('record.until', { date: shownDate(businessTerm.to, language) }) : '';
  const rows: [string, readonly (string | null | undefined)[]][] = [
    ['name', [firm.name]],
    ['code', [firm.code]],
    ['state', [t(`entityState.${firm.state}`)]],
    ['type', [entityType && t(`entityType.${entityType}`)]],
    ['registry', [registry && label('divisions', registry)]],
    ['since', [establishedOn && shownDate(establishedOn, language)]],
    ['address', [firm.address]],
    ['capital', [registeredCapital === null ? null : shownAmount(registeredCapital, language)]],
    ['contribution', [contributionAmount === null ? null : shownAmount(contributionAmount, language)]],
    ['term', [businessTerm?.indefinite ? t('record.indefinite') : until]],
    ['scope', [firm.businessScope?.join('；')]],
    ['people', firm.people.map(({ name, roles }) => `${name}\u3000${roles.map((role) => label('roles', role)).join('、')}`)],
    ['holders', firm.holders.map(({ name, subscribed }) => `${name}\u3000${shownAmount(subscribed, language)}`)],
  ];
  return rows.flatMap(([key, all]) => {
    const lines = all.filter((line): line is string => Boolean(line));
    return lines.length === 0 ? [] : [{ key, label: t(`record.${key}`), lines }];
  });
}

/** What the rows of the day before said, where they said something else. */
export function changedRows(now: readonly RecordRow[], before: readonly RecordRow[]): ReadonlyMap<string, readonly string[]> {
  const earlier = new Map(before.map((row) => [row.key, row.lines]));
  const changed = new Map<string, readonly string[]>();
  for (const { key, lines } of now) {
    const was = earlier.get(key) ?? [];
    if (was.join('\n') !== lines.join('\n')) changed.set(key, was);
  }
  return changed;
}
