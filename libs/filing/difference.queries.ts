import type { EntityManager } from 'typeorm';
import type { DifferenceRow, Facts } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { changedFacts, differences, RegisterVersion } from '#libs/register';
import type { Filing } from './filing.entity.ts';
import { getOwnFiling } from './lock-filing.ts';
import { registeredFacts, versionFacts, withoutNumbers } from './registered-facts.ts';
import { openFacts } from './sealed-facts.ts';

/** What a change makes different, as its filer sees it: numbers of people masked. */
export async function differencePage(tx: EntityManager, actor: Actor, id: string): Promise<DifferenceRow[]> {
  const filing = await getOwnFiling(tx, actor, id);
  return differenceOf(tx, filing, openFacts(filing).facts);
}

/** Before and after: of a change under way compared with what is registered today, of one that was entered as it was then. Empty for other filings. */
export async function differenceOf(tx: EntityManager, { id, kind, subject }: Filing, stated: Facts): Promise<DifferenceRow[]> {
  if (kind !== 'change' || !subject) return [];
  const entered = await tx.findOneBy(RegisterVersion, { entityId: subject, filingId: id });
  const earlier = entered && (await tx.findOneBy(RegisterVersion, { entityId: subject, version: entered.version - 1 }));
  const before = entered ? (earlier ? versionFacts(earlier) : {}) : await registeredFacts(tx, subject);
  const after = entered ? versionFacts(entered) : changedFacts(before, stated);
  // Compared with every number, shown without.
  const rows = differences(before, after);
  const [shownBefore, shownAfter] = [withoutNumbers(before), withoutNumbers(after)];
  return rows.map((row) => ({ ...row, before: shown(shownBefore, row, row.before), after: shown(shownAfter, row, row.after) }));
}

function shown(facts: Facts, { part, of }: DifferenceRow, value: unknown): unknown {
  if (value === null) return null;
  if (part === 'people') return facts.people?.find(({ key }) => key === of) ?? null;
  return part === 'fiveInOne' ? facts.fiveInOne : value;
}
