import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { InterestView, SampleView, SwitchView, TaskView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { AssignmentBody, ExtensionBody, HandlingBody, InterestBody, LateReasonBody, SampleBody, SamplesQuery, SwitchBody } from './approval.body.ts';
import { assignTask } from './assign-task.ts';
import { declaredFrom } from './interest.request.ts';
import { declareInterest, ownInterests, withdrawInterest } from './declare-interest.ts';
import { extendLimit } from './extend-limit.ts';
import { allowLateReason } from './late-reason.ts';
import { lookAtSample, sampleList } from './look-at-sample.ts';
import { RefusedAttempts } from './refused-attempts.ts';
import { setHandling } from './set-handling.ts';
import { setSwitch } from './set-switch.ts';
import { switchList } from './switch.queries.ts';
import { taskPage } from './task.queries.ts';

/** What a supervisor does: who works on what, in which lane, with how much time; what goes without people, and whether it went right. */
@ApiTags('oversight')
@Controller('api/v1')
@MayCall('supervisor')
@UseInterceptors(RefusedAttempts)
export class OversightController {
  constructor(private readonly acts: Acts) {}

  @Post('tasks/:id/assign')
  @HttpCode(200)
  assign(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: AssignmentBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => assignTask(tx, actor, id, body));
  }

  @Post('tasks/:id/handling')
  @HttpCode(200)
  handling(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: HandlingBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => setHandling(tx, actor, id, body));
  }

  @Post('tasks/:id/extend')
  @HttpCode(200)
  extend(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ExtensionBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => extendLimit(tx, actor, id, body));
  }

  @Post('tasks/:id/late-reason')
  @HttpCode(200)
  lateReason(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: LateReasonBody): Promise<TaskView> {
    return this.act(actor, once, (tx) => allowLateReason(tx, actor, id, body));
  }

  @Get('switches')
  @MayCall('supervisor', 'administrator')
  switches(): Promise<SwitchView[]> {
    return switchList(this.acts.db.manager);
  }

  @Put('switches')
  @MayCall('supervisor', 'administrator')
  async set(@CurrentActor() actor: Actor, @Body() body: SwitchBody): Promise<SwitchView[]> {
    return this.acts.db.transaction((tx) => setSwitch(tx, actor, body).then(() => switchList(tx)));
  }

  @Get('samples')
  samples(@CurrentActor() actor: Actor, @Query() { view }: SamplesQuery): Promise<SampleView[]> {
    return sampleList(this.acts.db.manager, actor, { waiting: view === 'waiting' });
  }

  @Post('samples/:id/look')
  @HttpCode(200)
  look(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: SampleBody): Promise<SampleView[]> {
    return this.acts.once(
      once,
      (tx) => lookAtSample(tx, actor, id, body),
      (tx) => sampleList(tx, actor, { waiting: false }),
    );
  }

  @Get('me/interests')
  @MayCall('staff')
  interests(@CurrentActor() actor: Actor): Promise<InterestView[]> {
    return ownInterests(this.acts.db.manager, actor);
  }

  @Post('me/interests')
  @MayCall('staff')
  declare(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: InterestBody): Promise<InterestView[]> {
    return this.acts.once(
      once,
      (tx) => declareInterest(tx, actor, declaredFrom(body)),
      (tx) => ownInterests(tx, actor),
    );
  }

  @Delete('me/interests/:id')
  @MayCall('staff')
  withdraw(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<InterestView[]> {
    return this.acts.db.transaction((tx) => withdrawInterest(tx, actor, id).then(() => ownInterests(tx, actor)));
  }

  private act(actor: Actor, once: OnceKey, act: Parameters<Acts['once']>[1]): Promise<TaskView> {
    return this.acts.once(once, act, (tx, taskId) => taskPage(tx, actor, taskId));
  }
}
