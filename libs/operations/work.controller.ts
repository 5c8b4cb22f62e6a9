import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { DataSource } from 'typeorm';
import type { WorkRow, WorkStateView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { audit, MayCall, retryWork, type WorkState } from '#libs/platform';
import { workPage, workState } from './work-state.queries.ts';

class WorkQuery {
  @IsIn(['failed', 'open', 'cured']) state: WorkState = 'failed';
}

/** Failed and waiting work, for operators. */
@ApiTags('operations')
@Controller('api/v1/work')
@MayCall('operator', 'administrator')
export class WorkController {
  constructor(private readonly db: DataSource) {}

  @Get()
  list(@Query() { state }: WorkQuery): Promise<WorkRow[]> {
    return workPage(this.db.manager, state);
  }

  @Get('state')
  state(): Promise<WorkStateView> {
    return workState(this.db.manager);
  }

  @Post(':id/retry')
  @HttpCode(204)
  async retry(@CurrentActor() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const message = await retryWork(tx, actor, id);
      await audit(tx, actor, 'work.retried', null, { work: id, message });
    });
  }
}
