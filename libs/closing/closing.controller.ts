import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsString, Length, Matches } from 'class-validator';
import type { ClosingView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, type OnceKey } from '#libs/platform';
import { answerObjection } from './close-objection.ts';
import { applyClosing, withdrawClosing } from './apply-closing.ts';
import { closingList, closingPage } from './closing.queries.ts';

class AnswerBody {
  @IsString() @Matches(/\S/) @Length(1, 2_000) answer: string;
}

@ApiTags('closings')
@Controller('api/v1/closings')
@MayCall('applicant')
export class ClosingController {
  constructor(private readonly acts: Acts) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<ClosingView[]> {
    return closingList(this.acts.db.manager, actor);
  }

  /** By its filing. */
  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<ClosingView> {
    return closingPage(this.acts.db.manager, actor, id);
  }

  /** The notice is over: the application is made and decided. */
  @Post(':id/apply')
  @HttpCode(200)
  apply(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<ClosingView> {
    return this.acts.once(
      once,
      async (tx) => ({ id: (await applyClosing(tx, actor, id)).filingId }),
      (tx, filingId) => closingPage(tx, actor, filingId),
    );
  }

  @Post(':id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<ClosingView> {
    return this.acts.once(
      once,
      (tx) => withdrawClosing(tx, actor, id),
      (tx, filingId) => closingPage(tx, actor, filingId),
    );
  }

  @Post(':id/objections/:objection/answer')
  @HttpCode(200)
  answer(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) closing: string,
    @Param('objection', AN_ID) id: string,
    @Body() { answer }: AnswerBody,
  ): Promise<ClosingView> {
    return this.acts.once(
      once,
      async (tx) => ({ id: await answerObjection(tx, actor, { closing, id, answer }) }),
      (tx, filingId) => closingPage(tx, actor, filingId),
    );
  }
}
