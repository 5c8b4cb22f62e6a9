import { Body, Controller, Get, HttpCode, Param, Post, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import type { HoldRow } from '#libs/contract';
import { Hold } from '#libs/hold';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, refusedActs, type OnceKey } from '#libs/platform';
import { answerDenial } from './answer-denial.ts';
import { proposeUphold } from './propose-uphold.ts';
import { holdList } from './holds.queries.ts';

class ReasonBody {
  @IsString() @Length(5, 500) reason: string;
}

/** Who reached for a hold of another district stands in the audit trail. */
const RefusedHolds = refusedActs({ name: 'hold', notThere: 'hold.not_found', entity: Hold });

@ApiTags('named')
@Controller('api/v1/holds')
@MayCall('examiner', 'approver', 'supervisor')
@UseInterceptors(RefusedHolds)
export class HoldsController {
  constructor(private readonly acts: Acts) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<HoldRow[]> {
    return holdList(this.acts.db.manager, actor);
  }

  /** The filing goes on. */
  @Post(':id/lift')
  @HttpCode(200)
  lift(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReasonBody): Promise<HoldRow[]> {
    return this.acts.once(
      once,
      (tx) => answerDenial(tx, actor, id, 'lift', body.reason),
      (tx) => holdList(tx, actor),
    );
  }

  /** The person was named without knowing: a second one is to look. */
  @Post(':id/propose')
  @HttpCode(200)
  propose(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReasonBody): Promise<HoldRow[]> {
    return this.acts.once(
      once,
      (tx) => proposeUphold(tx, actor, id, body.reason),
      (tx) => holdList(tx, actor),
    );
  }

  /** The second person agrees, or a supervisor says so alone: the filing ends. */
  @Post(':id/uphold')
  @HttpCode(200)
  uphold(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() body: ReasonBody): Promise<HoldRow[]> {
    return this.acts.once(
      once,
      (tx) => answerDenial(tx, actor, id, 'uphold', body.reason),
      (tx) => holdList(tx, actor),
    );
  }
}
