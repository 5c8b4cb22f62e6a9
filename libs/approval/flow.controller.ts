import { Body, Controller, Get, HttpCode, Param, Post, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { GateView, ReasonView, RoundDifferencesView, TaskView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { ChangedVerdictBody, DeclinedBody, DifferencesQuery, PauseBody, ReferralBody, ReturnedBody, Seen } from './approval.body.ts';
import { changeVerdict } from './change-verdict.ts';
import { acceptByClerk, checklistPage, declineFiling, returnFiling } from './decide-acceptance.ts';
import { differencesPage, gatePage, reasonList } from './gate.queries.ts';
import { pauseTask, resumeTask } from './pause-task.ts';
import { referDepartment } from './refer-department.ts';
import { RefusedAttempts } from './refused-attempts.ts';
import { taskPage } from './task.queries.ts';

/** What an officer does with a task besides a verdict: look at its gate and its earlier round, accept, refer, pause, change a word. */
@ApiTags('tasks')
@Controller('api/v1/tasks')
@MayCall('examiner', 'approver', 'supervisor')
@UseInterceptors(RefusedAttempts)
export class FlowController {
  constructor(private readonly acts: Acts) {}

  /** The reasons that one's department may give. Stands before `:id` is asked for. */
  @Get('reasons')
  @MayCall('clerk', 'examiner', 'approver', 'supervisor')
  reasons(@CurrentActor() actor: Actor): Promise<ReasonView[]> {
    return reasonList(this.acts.db.manager, actor);
  }

  @Get(':id/gate')
  gate(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<GateView> {
    return gatePage(this.acts.db.manager, actor, id);
  }

  @Get(':id/differences')
  differences(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Query() asked: DifferencesQuery): Promise<RoundDifferencesView> {
    return this.acts.db.transaction((tx) => differencesPage(tx, actor, id, asked));
  }

  @Get(':id/checklist')
  @MayCall('clerk', 'supervisor')
  checklist(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<string[]> {
    return this.acts.db.transaction((tx) => checklistPage(tx, actor, id));
  }

  @Post(':id/accept')
  @MayCall('clerk')
  @HttpCode(200)
  accept(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() seen: Seen): Promise<TaskView> {
    return this.act(actor, once, (tx) => acceptByClerk(tx, actor, id, seen));
  }

  @Post(':id/decline')
  @MayCall('clerk')
  @HttpCode(200)
  decline(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: DeclinedBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => declineFiling(tx, actor, id, body));
  }

  @Post(':id/return')
  @MayCall('clerk')
  @HttpCode(200)
  return(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReturnedBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => returnFiling(tx, actor, id, body));
  }

  @Post(':id/refer')
  @HttpCode(200)
  refer(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReferralBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => referDepartment(tx, actor, id, body));
  }

  @Post(':id/pause')
  @HttpCode(200)
  pause(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: PauseBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => pauseTask(tx, actor, id, body));
  }

  @Post(':id/resume')
  @HttpCode(200)
  resume(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() seen: Seen): Promise<TaskView> {
    return this.act(actor, once, (tx) => resumeTask(tx, actor, id, seen));
  }

  @Post(':id/change-verdict')
  @HttpCode(200)
  change(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ChangedVerdictBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => changeVerdict(tx, actor, id, body));
  }

  private act(actor: Actor, once: OnceKey, act: Parameters<Acts['once']>[1]): Promise<TaskView> {
    return this.acts.once(once, act, (tx, taskId) => taskPage(tx, actor, taskId));
  }
}
