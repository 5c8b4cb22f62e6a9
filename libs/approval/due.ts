import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { lawNow } from '#libs/editions';
import { registryDate } from '#libs/kernel';
import type { ApprovalTask } from './approval.entity.ts';
import { lastDay } from './clock.rules.ts';

type Clocked = Pick<ApprovalTask, 'openedAt' | 'limitDays' | 'limitUnit' | 'extensionDays'>;

/** The last day of a task's limit with its extension. */
export const dueOf = (law: Law, { openedAt, limitDays, limitUnit, extensionDays }: Clocked): string | null =>
  lastDay(law.workingDays, registryDate(openedAt), { days: limitDays + extensionDays, unit: limitUnit });

/**
 * Counts the due days of open tasks anew: a calendar that was loaded or corrected meanwhile moves them. Gives the number of tasks that
 * moved. Tasks of one day and one limit are counted together.
 */
export async function recountDueDays(tx: EntityManager): Promise<number> {
  const law = await lawNow(tx);
  const groups: { day: string; limit_days: number; limit_unit: ApprovalTask['limitUnit']; extension_days: number }[] = await tx.query(
    `select distinct to_char(opened_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as day, limit_days, limit_unit, extension_days
      from approval_task where closed_at is null and asked = 'atAcceptance'`,
  );
  let moved = 0;
  for (const { day, limit_days, limit_unit, extension_days } of groups) {
    const due = lastDay(law.workingDays, day, { days: limit_days + extension_days, unit: limit_unit });
    const [rows]: [unknown[]] = await tx.query(
      `update approval_task set due_on = $1
        where closed_at is null and asked = 'atAcceptance' and limit_days = $2 and limit_unit = $3 and extension_days = $4
          and opened_at >= $5::date::timestamp at time zone 'Asia/Shanghai'
          and opened_at < ($5::date + 1)::timestamp at time zone 'Asia/Shanghai'
          and due_on is distinct from $1 returning 1`,
      [due, limit_days, limit_unit, extension_days, day],
    );
    moved += rows.length;
  }
  return moved;
}
