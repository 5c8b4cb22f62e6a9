import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { TrackView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall } from '#libs/platform';
import { trackPage } from './track.queries.ts';

@ApiTags('filings')
@Controller('api/v1/filings')
@MayCall('applicant')
export class TrackController {
  constructor(private readonly acts: Acts) {}

  @Get(':id/track')
  track(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<TrackView> {
    return trackPage(this.acts.db.manager, actor, id);
  }
}
