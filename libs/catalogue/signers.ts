import type { Facts, FilingFrame, PersonFacts } from '#libs/contract';
import { FILING_ROW_FIELDS, concerns, filingRow, type FilingRow } from './filing-words.ts';
import type { Law } from './law.ts';
import { entryOf, jsonRows, type LawFiles } from './law-file.ts';

/** Whom a row means: people with a role, natural persons among the investors (all, or those who manage), everyone named, everyone with a role. */
export const SIGNER_GROUPS = ['roles', 'investors', 'managingPartners', 'everyone', 'everyoneWithRole', 'changeSigner'] as const;
export type SignerGroup = (typeof SIGNER_GROUPS)[number];

export interface SignerRow extends FilingRow {
  readonly asks: 'sign' | 'identify';
  readonly who: SignerGroup;
  /** Tried in order by `firstOf`; else all of them. */
  readonly roles: readonly string[];
  /** Only the first role that somebody holds. */
  readonly firstOf: boolean;
}

export interface SignerTable {
  readonly rows: readonly SignerRow[];
}

export interface SignerAsked {
  /** Key of a person. */
  readonly person: string;
  readonly asks: 'sign' | 'identify';
}

const FILE = 'signers.json';

export function signerTableFrom(files: LawFiles): SignerTable {
  const rows = jsonRows(files, FILE).map((value, index): SignerRow => {
    const entry = entryOf(FILE, `row ${index}`);
    const row = entry.object(value, [...FILING_ROW_FIELDS, 'asks', 'who', 'roles', 'firstOf']);
    const who = entry.oneOf(row['who'], SIGNER_GROUPS, 'who');
    const roles = row['roles'] === undefined ? [] : entry.texts(row['roles'], 'roles');
    if ((who === 'roles') !== roles.length > 0) throw entry.broken('roles are named exactly when they are meant');
    return {
      ...filingRow(entry, row),
      asks: entry.oneOf<'sign' | 'identify'>(row['asks'], ['sign', 'identify'], 'asks'),
      who,
      roles,
      firstOf: row['firstOf'] === undefined ? false : entry.flag(row['firstOf'], 'firstOf'),
    };
  });
  return { rows };
}

/** Who signs, and who only proves identity, in the order of `people`. An organisation signs through the person whom it delegates. */
export function signersOf(application: FilingFrame & Facts, law: Law, on: string): readonly SignerAsked[] {
  const people = (application.people ?? []).filter((person) => typeof person?.key === 'string');
  const asks = new Map<string, 'sign' | 'identify'>();
  for (const row of law.signers.rows.filter((one) => concerns(one, application.kind, application.entityType, on))) {
    for (const key of meant(row, application, people)) if (asks.get(key) !== 'sign') asks.set(key, row.asks);
  }
  return [...new Set(people.map((person) => person.key))].flatMap((person) => {
    const asked = asks.get(person);
    return asked ? [{ person, asks: asked }] : [];
  });
}

function meant(row: SignerRow, application: FilingFrame & Facts, people: readonly PersonFacts[]): readonly string[] {
  const keys = (found: readonly PersonFacts[]): readonly string[] => found.map((person) => person.key);
  const holding = (role: string): readonly PersonFacts[] => people.filter((person) => person.roles?.includes(role));
  const investors = (application.investors ?? []).filter((investor) => investor !== null);
  switch (row.who) {
    case 'roles': {
      if (!row.firstOf) return row.roles.flatMap((role) => keys(holding(role)));
      const first = row.roles.find((role) => holding(role).length > 0);
      return first === undefined ? [] : keys(holding(first));
    }
    case 'investors':
      return investors.flatMap((investor) => investor.person ?? investor.delegate ?? []);
    case 'managingPartners':
      return investors.filter((investor) => investor.managingPartner === true).flatMap((investor) => investor.person ?? investor.delegate ?? []);
    case 'changeSigner':
      return application.change?.signedBy === undefined ? [] : [application.change.signedBy];
    case 'everyone':
      return keys(people);
    case 'everyoneWithRole':
      return keys(people.filter((person) => (person.roles ?? []).length > 0));
  }
}
