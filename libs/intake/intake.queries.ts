import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { CompetenceView, IntakeRow } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { Filing, filingRow, subjectNames } from '#libs/filing';
import { registryDate, type Actor } from '#libs/kernel';
import { competenceOf, type Asked } from './competence.rules.ts';
import { IntakeRecord } from './intake.entity.ts';

/** Which registry decides for a division, and whether this office may take the filing. */
export async function competencePage(tx: EntityManager, asked: Asked): Promise<CompetenceView> {
  return competenceOf(await lawNow(tx), asked, registryDate());
}

/** What the caller has entered for others, the last first. */
export async function intakeList(tx: EntityManager, actor: Actor): Promise<IntakeRow[]> {
  const records = await tx.find(IntakeRecord, { where: { clerkId: actor.userId }, order: { enteredAt: 'desc' }, take: 200 });
  const filings = records.length > 0 ? await tx.findBy(Filing, { id: In(records.map(({ filingId }) => filingId)) }) : [];
  const firms = await subjectNames(tx, filings);
  return records.flatMap(({ filingId, acceptingOffice, authority }) => {
    const filing = filings.find(({ id }) => id === filingId);
    return filing ? [{ ...filingRow(filing, firms.get(filing.id)), acceptingOffice, registrationAuthority: authority }] : [];
  });
}
