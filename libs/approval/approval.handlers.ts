import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { staffLeft } from '#libs/administration';
import { filingSubmitted } from '#libs/filing';
import { holdLifted } from '#libs/hold';
import { SYSTEM } from '#libs/kernel';
import { askDepartment, Handles } from '#libs/platform';
import { ApprovalTask } from './approval.entity.ts';
import { acceptanceDue, calendarWatchDue, clocksDue, taskOpened, verdictDue } from './approval.messages.ts';
import { acceptBySilence, receiveFiling } from './ask-acceptance.ts';
import { recountDueDays } from './due.ts';
import { escalateBreaches } from './escalate.ts';
import { letOut } from './let-out.ts';
import { releaseLeaver } from './release-leaver.ts';
import { settleAfterHold } from './settle.ts';
import { watchCalendar } from './watch-calendar.ts';
import { checkTask, keepAssignedCode } from './check-task.ts';

@Injectable()
export class ApprovalHandlers {
  constructor(private readonly db: DataSource) {}

  /** A filing that could be handed in is complete and in legal form: it is accepted at once, or a clerk is asked. */
  @Handles(filingSubmitted)
  async accept({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => receiveFiling(tx, filingId));
  }

  @Handles(acceptanceDue)
  async acceptBySilence(): Promise<void> {
    await this.db.transaction((tx) => acceptBySilence(tx));
  }

  @Handles(clocksDue)
  async clocks(): Promise<void> {
    await this.db.transaction((tx) => recountDueDays(tx));
    await this.db.transaction((tx) => escalateBreaches(tx));
  }

  /** What everyone had approved while the filing was held goes on now. */
  @Handles(holdLifted)
  async goOn({ filingId }: { filingId: string }): Promise<void> {
    await this.db.transaction((tx) => settleAfterHold(tx, SYSTEM, filingId));
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

  @Handles(verdictDue)
  async letOut({ taskId }: { taskId: string }): Promise<void> {
    await this.db.transaction((tx) => letOut(tx, taskId));
  }

  @Handles(staffLeft)
  async release({ accountId }: { accountId: string }): Promise<void> {
    await this.db.transaction((tx) => releaseLeaver(tx, accountId));
  }

  private async fetchCode({ id, department, number, filingId }: ApprovalTask): Promise<void> {
    const answer = await askDepartment(department, 'codes', id, { filingId, number });
    if (typeof answer['number'] !== 'string') throw new Error(`${department} answered without a number`);
    const assigned = answer['number'];
    await this.db.transaction((tx) => keepAssignedCode(tx, id, assigned));
  }
}
