import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FilingView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall } from '#libs/platform';
import { filingPage } from './filing.queries.ts';
import { PermitsBody, permitsFrom } from './permits.body.ts';
import { setPermits } from './permits-held.ts';

@ApiTags('filings')
@Controller('api/v1/filings/:id/permits')
@MayCall('applicant')
export class PermitsController {
  constructor(private readonly acts: Acts) {}

  /** All permits held, in place of those said before. */
  @Put()
  set(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Body() body: PermitsBody): Promise<FilingView> {
    return this.acts.db.transaction(async (tx) => filingPage(tx, actor, (await setPermits(tx, actor, id, permitsFrom(body))).id));
  }
}
