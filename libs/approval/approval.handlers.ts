import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { filingSubmitted } from '#libs/filing';
import { SYSTEM } from '#libs/kernel';
import { askDepartment, Handles } from '#libs/platform';
import { acceptFiling } from './accept-filing.ts';
import { ApprovalTask } from './approval.entity.ts';
import { calendarWatchDue, taskOpened } from './approval.messages.ts';
import { watchCalendar } from './watch-calendar.ts';
import { checkTask, keepAssignedCode } from './check-task.ts';

@Injectable()
export class ApprovalHandlers {
  constructor(private readonly db: DataSource) {}

  /** A filing that could be handed in is complete and in legal form: it is accepted at once. */
  @Handles(filingSubmitted)
  async accept({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => acceptFiling(tx, SYSTEM, filingId));
  }

  @Handles(taskOpened)
  async check({ taskId }: { taskId: string }): Promise<void> {
    const task = await this.db.manager.findOneBy(ApprovalTask, { id: taskId });
    if (task?.kind === 'CODE_ASSIGNMENT' && task.closedAt === null) return this.fetchCode(task);
    await this.db.transaction((tx) => checkTask(tx, taskId));
  }

  @Handles(calendarWatchDue)
  async watch(): Promise<void> {
    await this.db.transaction((tx) => watchCalendar(tx));
  }

  private async fetchCode({ id, department, number, filingId }: ApprovalTask): Promise<void> {
    const answer = await askDepartment(department, 'codes', id, { filingId, number });
    if (typeof answer['number'] !== 'string') throw new Error(`${department} answered without a number`);
    const assigned = answer['number'];
    await this.db.transaction((tx) => keepAssignedCode(tx, id, assigned));
  }
}
