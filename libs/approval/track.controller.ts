import { Controller, Get, Headers, HttpCode, Param, Post, Sse, type MessageEvent } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { concatMap, takeWhile, type Observable } from 'rxjs';
import type { FilingView, TrackView } from '#libs/contract';
import { filingPage, getOwnFiling } from '#libs/filing';
import { CurrentActor } from '#libs/identity';
import { invalid, type Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { withdrawFromReview } from './lapse-tasks.ts';
import { trackPage } from './track.queries.ts';
import { TrackWatch } from './track-watch.ts';

@ApiTags('filings')
@Controller('api/v1/filings')
@MayCall('applicant')
export class TrackController {
  constructor(
    private readonly acts: Acts,
    private readonly watching: TrackWatch,
  ) {}

  @Get(':id/track')
  track(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<TrackView> {
    return trackPage(this.acts.db.manager, actor, id);
  }

  /** Says `changed` whenever the track has; a page that lost the line sends what it saw last as `Last-Event-ID`. */
  @Sse(':id/track/events')
  async events(
    @CurrentActor() actor: Actor,
    @Param('id', AN_ID) id: string,
    @Headers('accept') accept: string | undefined,
    @Headers('last-event-id') seen: string | undefined,
  ): Promise<Observable<MessageEvent>> {
    await getOwnFiling(this.acts.db.manager, actor, id);
    if (!accept?.includes('text/event-stream')) throw invalid('track.asked_otherwise', { path: 'Accept' });
    // Who lost the right meanwhile hears nothing more: the stream ends with the next change.
    const isOwn = (): Promise<boolean> =>
      getOwnFiling(this.acts.db.manager, actor, id).then(
        () => true,
        () => false,
      );
    return (await this.watching.watch(id, seen?.slice(0, 200))).pipe(
      concatMap(async (event) => ((await isOwn()) ? event : null)),
      takeWhile((event) => event !== null),
    );
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
