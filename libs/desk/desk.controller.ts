import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { taskPage } from '#libs/approval';
import type { BoardView, DeskPage, HandoverView, LanesView, LostView, TaskView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import { invalid, type Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { boardPage } from './board.queries.ts';
import { AbsenceBody, BalanceBody, DeskQuery, SkillsBody } from './desk.body.ts';
import { DeskWatch } from './desk-watch.ts';
import { lanesPage } from './lane.queries.ts';
import { nextTask } from './next-task.ts';
import { lostPlaces } from './places.queries.ts';
import { deskPage } from './queue.queries.ts';
import { balanceLoad, comeBack, goAbsent, setSkills } from './share-out.ts';

@ApiTags('desk')
@Controller('api/v1/desk')
@MayCall('supervisor')
export class DeskController {
  constructor(
    private readonly acts: Acts,
    private readonly watching: DeskWatch,
  ) {}

  @Get('tasks')
  @MayCall('clerk', 'examiner', 'approver', 'supervisor')
  tasks(@CurrentActor() actor: Actor, @Query() { after, size, ...search }: DeskQuery): Promise<DeskPage> {
    return this.acts.db.transaction((tx) => deskPage(tx, actor, search, { after, size }));
  }

  @Get('lanes')
  @MayCall('clerk', 'examiner', 'approver', 'supervisor')
  lanes(@CurrentActor() actor: Actor): Promise<LanesView> {
    return this.acts.db.transaction('REPEATABLE READ', (tx) => lanesPage(tx, actor));
  }

  /** Says which tasks of one's reach have changed, as it happens. */
  @Sse('events')
  @MayCall('clerk', 'examiner', 'approver', 'supervisor')
  events(@CurrentActor() actor: Actor, @Headers('accept') accept: string | undefined): Observable<MessageEvent> {
    if (!accept?.includes('text/event-stream')) throw invalid('desk.asked_otherwise', { path: 'Accept' });
    return this.watching.watch(actor);
  }

  @Post('next')
  @MayCall('clerk', 'examiner', 'approver')
  @HttpCode(200)
  next(@CurrentActor() actor: Actor, @Once() once: OnceKey): Promise<TaskView> {
    return this.acts.once(
      once,
      (tx) => nextTask(tx, actor),
      (tx, id) => taskPage(tx, actor, id),
    );
  }

  @Get('board')
  board(@CurrentActor() actor: Actor): Promise<BoardView> {
    return this.acts.db.transaction('REPEATABLE READ', (tx) => boardPage(tx, actor));
  }

  @Get('lost')
  @MayCall('supervisor', 'operator', 'administrator')
  lost(): Promise<LostView> {
    return lostPlaces(this.acts.db.manager);
  }

  @Post('officers/:id/absence')
  @HttpCode(200)
  absence(@CurrentActor() actor: Actor, @Param('id', AN_ID) officer: string, @Body() body: AbsenceBody): Promise<HandoverView> {
    return this.acts.db.transaction((tx) => goAbsent(tx, actor, { officer, ...body }));
  }

  @Post('officers/:id/return')
  @HttpCode(204)
  async back(@CurrentActor() actor: Actor, @Param('id', AN_ID) officer: string): Promise<void> {
    await this.acts.db.transaction((tx) => comeBack(tx, actor, officer));
  }

  @Put('officers/:id/skills')
  @HttpCode(204)
  async skills(@CurrentActor() actor: Actor, @Param('id', AN_ID) officer: string, @Body() { skills }: SkillsBody): Promise<void> {
    await this.acts.db.transaction((tx) => setSkills(tx, actor, officer, skills));
  }

  @Post('balance')
  @HttpCode(200)
  balance(@CurrentActor() actor: Actor, @Body() { officers }: BalanceBody): Promise<HandoverView> {
    return this.acts.db.transaction((tx) => balanceLoad(tx, actor, officers));
  }
}
