import { In, Not, type EntityManager } from 'typeorm';
import { runningAnnouncement } from '#libs/announcement';
import { lawNow } from '#libs/editions';
import { conflict, registryDate } from '#libs/kernel';
import { lockEntity } from '#libs/register';
import { Filing } from './filing.entity.ts';
import { CLOSINGS } from './filing.rules.ts';

/**
 * An entity is closed once, by one filing at a time. It is held until the end, so that of two that are handed in at one moment the second one
 * sees the first. While creditors may still come forward, or were never called, nobody
 * applies for the end.
 */
export async function mustBeOnlyClosing(tx: EntityManager, filing: Filing): Promise<void> {
  const { id, subject, kind } = filing;
  if (subject === null) return;
  const { state } = await lockEntity(tx, subject);
  if (state === 'deregistered') throw conflict('closing.already_closed');
  const other = await tx.existsBy(Filing, { id: Not(id), subject, kind: In([...CLOSINGS]), state: In(['SUBMITTED', 'IN_REVIEW', 'APPROVED']) });
  if (other) throw conflict('closing.under_way');
  if (kind === 'deregistration') await mustHaveCalledCreditors(tx, filing, subject);
}

/** The end of a court's proceedings and a merger call the creditors in their own way; before the publicity system newspapers did. */
async function mustHaveCalledCreditors(tx: EntityManager, filing: Filing, subject: string): Promise<void> {
  const creditors = await runningAnnouncement(tx, subject, 'creditors');
  const today = registryDate();
  if (creditors && today <= creditors.endsOn) throw conflict('closing.creditors_may_come', { until: creditors.endsOn });
  const rule = (await lawNow(tx)).rule('liquidation', filing.entityType, today)?.values;
  const otherwise = OTHERWISE.includes(filing.facts.deregistration?.ground ?? '');
  if (rule?.published && !creditors && !otherwise) throw conflict('closing.creditors_not_called', { days: rule.noticeDays });
}

const OTHERWISE: readonly string[] = ['COURT', 'MERGER'];
