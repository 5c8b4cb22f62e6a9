import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsString, IsUUID, Length, Matches, ValidateNested } from 'class-validator';
import type { CreditorNoticeRow, DissolutionGround, LiquidationView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, IsDay, MayCall, Once, type OnceKey } from '#libs/platform';
import { fileLiquidation, withdrawLiquidation } from './file-liquidation.ts';
import { creditorNotices, ownLiquidation, ownLiquidations } from './liquidation.queries.ts';

const GROUNDS: readonly DissolutionGround[] = ['TERM', 'DECISION', 'MERGER', 'LICENCE_REVOKED', 'COURT', 'OTHER'];

class MemberBody {
  @IsString() @Matches(/\S/) @Length(1, 100) name: string;
  @IsBoolean() isHead: boolean;
}

class LiquidationBody {
  @IsUUID() entity: string;
  @IsIn(GROUNDS) ground: DissolutionGround;
  @IsDay() dissolvedOn: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => MemberBody) members: MemberBody[];
  @IsString() @Matches(/\S/) @Length(1, 300) claimsAddress: string;
}

/** The winding-up of a firm before its ordinary deregistration. */
@ApiTags('closings')
@Controller('api/v1')
@MayCall('applicant')
export class LiquidationController {
  constructor(private readonly acts: Acts) {}

  @Get('creditor-notices')
  @MayCall('anyone')
  notices(): Promise<CreditorNoticeRow[]> {
    return creditorNotices(this.acts.db.manager);
  }

  @Get('liquidations')
  list(@CurrentActor() actor: Actor): Promise<LiquidationView[]> {
    return ownLiquidations(this.acts.db.manager, actor);
  }

  @Get('liquidations/:id')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<LiquidationView> {
    return ownLiquidation(this.acts.db.manager, actor, id);
  }

  @Post('liquidations')
  file(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() { entity, ...facts }: LiquidationBody): Promise<LiquidationView> {
    return this.acts.once(
      once,
      (tx) => fileLiquidation(tx, actor, entity, facts),
      (tx, id) => ownLiquidation(tx, actor, id),
    );
  }

  @Post('liquidations/:id/withdraw')
  @HttpCode(200)
  withdraw(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<LiquidationView> {
    return this.acts.once(
      once,
      (tx) => withdrawLiquidation(tx, actor, id),
      (tx, own) => ownLiquidation(tx, actor, own),
    );
  }
}
