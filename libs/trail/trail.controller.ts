import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { TrailPage } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { MayCall } from '#libs/platform';
import { exportTrail } from './export-trail.ts';
import { TrailFilter, TrailQuery } from './trail.body.ts';
import { trailPage } from './trail.queries.ts';

/** The audit administrator reads who did or tried what, and nothing else. */
@ApiTags('administration')
@Controller('api/v1/trail')
@MayCall('auditor')
export class TrailController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @Header('cache-control', 'no-store')
  page(@CurrentActor() actor: Actor, @Query() { after, size, ...search }: TrailQuery): Promise<TrailPage> {
    return trailPage(this.db.manager, actor, search, { ...(after ? { after } : {}), size });
  }

  /** Not a GET: taking a table away is written down. */
  @Post('export')
  @HttpCode(200)
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="trail.csv"')
  @Header('cache-control', 'no-store')
  export(@CurrentActor() actor: Actor, @Body() search: TrailFilter): Promise<string> {
    return this.db.transaction((tx) => exportTrail(tx, actor, search));
  }
}
