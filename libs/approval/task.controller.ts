import { Body, Controller, Get, HttpCode, Param, Post, Query, StreamableFile, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TaskList, TaskView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, FileStore, MayCall, Once, type OnceKey } from '#libs/platform';
import { TaskSearchQuery, VerdictBody } from './approval.body.ts';
import { taskList } from './approval.queries.ts';
import { claimTask, releaseTask } from './claim-task.ts';
import { decideTask } from './decide-task.ts';
import { takeBack } from './hold-back.ts';
import { RefusedAttempts } from './refused-attempts.ts';
import { getTaskDocument, taskPage } from './task.queries.ts';

@ApiTags('tasks')
@Controller('api/v1/tasks')
@MayCall('clerk', 'examiner', 'approver', 'supervisor')
@UseInterceptors(RefusedAttempts)
export class TaskController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  @Get()
  list(@CurrentActor() actor: Actor, @Query() search: TaskSearchQuery): Promise<TaskList> {
    return taskList(this.acts.db.manager, actor, search);
  }

  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<TaskView> {
    return this.acts.db.transaction((tx) => taskPage(tx, actor, id));
  }

  @Get(':id/documents/:documentId')
  async document(
    @CurrentActor() actor: Actor,
    @Param('id', AN_ID) id: string,
    @Param('documentId', AN_ID) documentId: string,
  ): Promise<StreamableFile> {
    const { sha256, mediaType } = await this.acts.db.transaction((tx) => getTaskDocument(tx, actor, id, documentId));
    return new StreamableFile(await this.files.get(sha256), { type: mediaType, disposition: 'inline' });
  }

  @Post(':id/claim')
  @HttpCode(200)
  claim(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<TaskView> {
    return this.acts.once(
      once,
      (tx) => claimTask(tx, actor, id),
      (tx, taskId) => taskPage(tx, actor, taskId),
    );
  }

  /** Working on: the lease begins anew. */
  @Post(':id/renew')
  @HttpCode(200)
  renew(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<TaskView> {
    return this.claim(actor, once, id);
  }

  @Post(':id/release')
  @HttpCode(200)
  release(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<TaskView> {
    return this.acts.once(
      once,
      (tx) => releaseTask(tx, actor, id),
      (tx, taskId) => taskPage(tx, actor, taskId),
    );
  }

  @Post(':id/decide')
  @MayCall('examiner', 'approver', 'supervisor')
  @HttpCode(200)
  decide(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: VerdictBody): Promise<TaskView> {
    return this.acts.once(
      once,
      (tx) => decideTask(tx, actor, id, body),
      (tx, taskId) => taskPage(tx, actor, taskId),
    );
  }

  /** Before it is out. */
  @Post(':id/take-back')
  @MayCall('examiner', 'approver', 'supervisor')
  @HttpCode(200)
  takeBack(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<TaskView> {
    return this.acts.once(
      once,
      (tx) => takeBack(tx, actor, id),
      (tx, taskId) => taskPage(tx, actor, taskId),
    );
  }
}
