import { In, Not, type EntityManager } from 'typeorm';
import type { Facts, FilingKind, FilingState } from '#libs/contract';
import { addDays, conflict, invalid, registryDate } from '#libs/kernel';
import { lockEntity } from '#libs/register';
import { Filing } from './filing.entity.ts';
import { personIndex } from './person-index.ts';
import { registeredFacts } from './registered-facts.ts';

/** Filings that leave a firm standing and change what the register or its licence says. */
export const OF_A_STANDING_FIRM: readonly FilingKind[] = ['change', 'licenceConversion', 'licenceReplacement'];

const UNDER_WAY: FilingState[] = ['SUBMITTED', 'IN_REVIEW', 'APPROVED'];

/** So far ahead a change may be asked for. */
export const MOST_DAYS_AHEAD = 180;

/**
 * One change of a firm at a time: from the day it is handed in until it is entered, withdrawn, refused or sent back. The firm is held, so that
 * two that come at one moment are not both taken.
 */
export async function mustBeOnlyChange(tx: EntityManager, filing: Filing): Promise<void> {
  if (!OF_A_STANDING_FIRM.includes(filing.kind) || !filing.subject) return;
  await lockEntity(tx, filing.subject);
  const where = { subject: filing.subject, kind: In([...OF_A_STANDING_FIRM]), state: In(UNDER_WAY), id: Not(filing.id) };
  const other = await tx.findOneBy(Filing, where);
  if (other) throw conflict('change.another_under_way', { number: other.number, state: other.state });
}

/** What no finding is made of, because it is no fault of the facts: a change must be one, be asked by the firm's own people, and come to its registry. */
export async function mustFitRegister(tx: EntityManager, filing: Filing, facts: Facts, signing: number): Promise<void> {
  if (!OF_A_STANDING_FIRM.includes(filing.kind) || !filing.subject) return;
  const { registry } = await lockEntity(tx, filing.subject);
  const moves = facts.change?.items.some(({ item }) => item === 'domicile') ?? false;
  if (registry && registry !== filing.jurisdiction && !moves) throw invalid('change.other_registry', { path: 'jurisdiction', registry });
  if (filing.kind === 'change') mustBeAChange(facts);
  mustBeSignedByTheFirm(facts, await registeredFacts(tx, filing.subject), signing);
}

function mustBeAChange({ change }: Facts): void {
  if (!change || change.items.length === 0) throw invalid('change.nothing_asked', { path: 'change.items' });
  const empty = change.items.findIndex(({ item, to }) => !STATED_ELSEWHERE.includes(item) && (to === undefined || to === ''));
  if (empty >= 0) throw invalid('change.value_missing', { path: `change.items[${empty}].to` });
  const { effectiveOn } = change;
  const today = registryDate();
  if (effectiveOn !== undefined && (effectiveOn <= today || effectiveOn > addDays(today, MOST_DAYS_AHEAD)))
    throw invalid('change.effective_day', { path: 'change.effectiveOn', from: addDays(today, 1), to: addDays(today, MOST_DAYS_AHEAD) });
}

/** Their new value is a list, which stands in a part of its own. */
const STATED_ELSEWHERE = [
  'investors',
  'shareholders',
  'directors',
  'supervisors',
  'managers',
  'familyMembers',
  'managingPartner',
  'operatingAddresses',
  'industryCode',
  'fiveInOne',
];

const HEADS = ['legalRepresentative', 'operator', 'personInCharge', 'councilChair'];

/** Whoever answers for the firm stays who it is, unless that is what changes; nobody signs for a firm by calling themselves its head. */
function mustBeSignedByTheFirm(facts: Facts, current: Facts, signing: number): void {
  if (signing === 0) throw invalid('change.nobody_signs', { path: 'people' });
  for (const head of HEADS.filter((role) => !facts.change?.items.some(({ item }) => item === role))) {
    const registered = current.people?.find(({ roles, document }) => roles.includes(head) && document.number !== '');
    const index = facts.people?.findIndex(({ roles }) => roles.includes(head)) ?? -1;
    const stated = facts.people?.[index];
    if (registered && stated && !personIndex(stated.document).equals(personIndex(registered.document)))
      throw invalid('change.not_the_registered_head', { path: `people[${index}]` });
  }
}
