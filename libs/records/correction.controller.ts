import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsInt, IsObject, IsString, Length, Matches, Min, ValidateNested } from 'class-validator';
import type { CorrectedFacts, RegisterCorrectionView } from '#libs/contract';
import { FactsBody, factsFrom } from '#libs/filing';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { correctionsOf, decideCorrection, proposeCorrection } from '#libs/register';

class CorrectedFactsBody extends PickType(FactsBody, [
  'name',
  'address',
  'businessScope',
  'industryCode',
  'registeredCapital',
  'contributionAmount',
  'businessTerm',
  'compositionForm',
]) {}

class MistakeBody {
  @IsInt() @Min(1) version: number;
  @IsObject() @ValidateNested() @Type(() => CorrectedFactsBody) facts: CorrectedFactsBody;
  @IsString() @Matches(/\S/) @Length(1, 2_000) reason: string;
}

class DecisionBody {
  @IsBoolean() enter: boolean;
  @IsString() @Matches(/\S/) @Length(1, 2_000) decision: string;
}

/** What stands wrongly in the register: one officer says so, another decides. */
@ApiTags('records')
@Controller('api/v1/records')
@MayCall('examiner', 'approver', 'supervisor')
export class CorrectionController {
  constructor(private readonly acts: Acts) {}

  @Get(':id/corrections')
  list(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<RegisterCorrectionView[]> {
    return correctionsOf(this.acts.db.manager, actor, id);
  }

  @Post(':id/corrections')
  propose(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) entityId: string,
    @Body() { facts, ...mistake }: MistakeBody,
  ): Promise<RegisterCorrectionView[]> {
    const right: CorrectedFacts = factsFrom(facts);
    return this.acts.once(
      once,
      (tx) => proposeCorrection(tx, actor, { ...mistake, entityId, facts: right }),
      (tx) => correctionsOf(tx, actor, entityId),
    );
  }

  @Post('corrections/:id/decide')
  @HttpCode(200)
  decide(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Body() decision: DecisionBody): Promise<RegisterCorrectionView[]> {
    return this.acts.db.transaction(async (tx) => correctionsOf(tx, actor, (await decideCorrection(tx, actor, id, decision)).entityId));
  }
}
