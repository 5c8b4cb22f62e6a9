import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FilingView, TrackView } from '#libs/contract';
import { filingPage } from '#libs/filing';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { withdrawFromReview } from './lapse-tasks.ts';
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

  /** Stands here because the departments that were asked are asked no longer. */
  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => withdrawFromReview(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }
}
