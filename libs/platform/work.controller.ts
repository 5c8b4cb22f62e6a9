import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { WorkRow } from '#libs/contract';
import { DataSource } from 'typeorm';
import { MayCall } from './access.ts';
import { retryWork, waitingWork, type WorkState } from './work.queries.ts';

class WorkQuery {
  @IsIn(['failed', 'open']) state: WorkState = 'failed';
}

/** Failed and waiting work, for operators. */
@Controller('api/v1/work')
@MayCall('operator', 'administrator')
export class WorkController {
  constructor(private readonly db: DataSource) {}

  @Get()
  list(@Query() { state }: WorkQuery): Promise<WorkRow[]> {
    return waitingWork(this.db.manager, state);
  }

  @Post(':id/retry')
  @HttpCode(204)
  async retry(@Param('id') id: string): Promise<void> {
    await this.db.transaction((tx) => retryWork(tx, id));
  }
}
