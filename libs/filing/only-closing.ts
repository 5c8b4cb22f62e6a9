import { In, Not, type EntityManager } from 'typeorm';
import { runningAnnouncement } from '#libs/announcement';
import { conflict, registryDate } from '#libs/kernel';
import { lockEntity } from '#libs/register';
import { Filing } from './filing.entity.ts';
import { CLOSINGS } from './filing.rules.ts';

/**
 * An entity is closed once, by one filing at a time. It is held until the end, so that of two that are handed in at one moment the second one
 * sees the first. While creditors may still come forward nobody applies for the end.
 */
export async function mustBeOnlyClosing(tx: EntityManager, { id, subject, kind }: Filing): Promise<void> {
  if (subject === null) return;
  const { state } = await lockEntity(tx, subject);
  if (state === 'deregistered') throw conflict('closing.already_closed');
  const other = await tx.existsBy(Filing, { id: Not(id), subject, kind: In([...CLOSINGS]), state: In(['SUBMITTED', 'IN_REVIEW', 'APPROVED']) });
  if (other) throw conflict('closing.under_way');
  const creditors = kind === 'deregistration' ? await runningAnnouncement(tx, subject, 'creditors') : null;
  if (creditors && registryDate() <= creditors.endsOn) throw conflict('closing.creditors_may_come', { until: creditors.endsOn });
}
