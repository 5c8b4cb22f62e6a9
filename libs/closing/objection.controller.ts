import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import type { ClosingNoticeRow, ClosingView, OwnObjectionView, StaffClosingRow, StaffObjectionView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, type OnceKey } from '#libs/platform';
import { strikeObjection, withdrawObjection } from './close-objection.ts';
import { makeObjection } from './make-objection.ts';
import { closingNotices, ownObjection, ownObjections, staffObjections } from './objection.queries.ts';
import { staffClosing, staffClosings } from './staff-closing.queries.ts';

class ObjectionBody {
  @IsOptional() @IsUUID() notice?: string;
  @IsOptional() @IsUUID() closing?: string;
  @IsString() @Matches(/\S/) @Length(1, 2_000) reason: string;
  @IsOptional() @IsString() @Length(0, 200) contact?: string;
}

class StrikeBody {
  @IsString() @Matches(/\S/) @Length(1, 2_000) reason: string;
}

/** Against the end of a firm: by a department, or by anyone with an interest. */
@ApiTags('closings')
@Controller('api/v1')
@MayCall('signedIn')
export class ObjectionController {
  constructor(private readonly acts: Acts) {}

  /** Whose end is announced now; anyone may read it. */
  @Get('closing-notices')
  @MayCall('anyone')
  notices(): Promise<ClosingNoticeRow[]> {
    return closingNotices(this.acts.db.manager);
  }

  @Get('objections')
  @MayCall('staff')
  forStaff(@CurrentActor() actor: Actor): Promise<StaffObjectionView[]> {
    return staffObjections(this.acts.db.manager, actor);
  }

  @Get('desk/closings')
  @MayCall('examiner', 'approver', 'supervisor')
  closings(@CurrentActor() actor: Actor): Promise<StaffClosingRow[]> {
    return staffClosings(this.acts.db.manager, actor);
  }

  @Get('desk/closings/:id')
  @MayCall('examiner', 'approver', 'supervisor')
  closing(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<ClosingView> {
    return staffClosing(this.acts.db.manager, actor, id);
  }

  @Get('me/objections')
  @MayCall('applicant')
  own(@CurrentActor() actor: Actor): Promise<OwnObjectionView[]> {
    return ownObjections(this.acts.db.manager, actor);
  }

  @Post('objections')
  make(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: ObjectionBody): Promise<OwnObjectionView> {
    return this.acts.once(once, (tx) => makeObjection(tx, actor, body), ownObjection);
  }

  @Post('objections/:id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<OwnObjectionView> {
    return this.acts.once(once, (tx) => withdrawObjection(tx, actor, id), ownObjection);
  }

  @Post('objections/:id/strike')
  @HttpCode(200)
  @MayCall('approver', 'supervisor')
  strike(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Body() { reason }: StrikeBody,
  ): Promise<OwnObjectionView> {
    return this.acts.once(once, (tx) => strikeObjection(tx, actor, id, reason), ownObjection);
  }
}
