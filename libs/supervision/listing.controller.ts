import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import type { ListingsView } from '#libs/contract';
import { CurrentActor, networkOf } from '#libs/identity';
import { invalid, isDate, type Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { limitSearch, RegisterEntity } from '#libs/register';
import type { EntityManager } from 'typeorm';
import { cureGround, listEntity } from './decide-listing.ts';
import { ABNORMAL_CAUSES } from './list-kinds.ts';
import { listingsOf } from './listing.queries.ts';

const SERIOUS_CAUSES = ['ABNORMAL_THREE_YEARS', 'FALSE_REGISTRATION', 'OTHER'];

class GroundBody {
  @IsUUID() entityId: string;
  @IsIn(['abnormalList', 'seriousViolationList']) list: 'abnormalList' | 'seriousViolationList';
  @IsIn([...ABNORMAL_CAUSES, ...SERIOUS_CAUSES]) cause: string;
  @IsOptional() @IsInt() @Min(2013) @Max(2200) year?: number;
  @Matches(/^\d{4}-\d\d-\d\d$/) on: string;
  @IsString() @Matches(/\S/) @Length(1, 2_000) basis: string;
}

class CureBody {
  @Matches(/^\d{4}-\d\d-\d\d$/) on: string;
  @IsString() @Matches(/\S/) @Length(1, 2_000) remedy: string;
}

const mustBeDay = (on: string): void => {
  if (!isDate(on)) throw invalid('request.invalid', { path: 'on' });
};

@ApiTags('supervision')
@Controller('api/v1')
export class ListingController {
  constructor(private readonly acts: Acts) {}

  /** `on`: as it stood on that day. */
  @Get('register/:code/listings')
  @MayCall('anyone')
  show(@Req() request: FastifyRequest, @Param('code') code: string, @Query('on') on?: string): Promise<ListingsView> {
    limitSearch(networkOf(request.ip));
    if (on !== undefined) mustBeDay(String(on));
    return listingsOf(this.acts.db.manager, code.normalize('NFKC').trim().toUpperCase(), on);
  }

  @Post('supervision/listings')
  @MayCall('approver', 'supervisor')
  list(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() ground: GroundBody): Promise<ListingsView> {
    mustBeDay(ground.on);
    return this.acts.once(
      once,
      (tx) => listEntity(tx, actor, ground),
      (tx) => listingsOfEntity(tx, ground.entityId),
    );
  }

  @Post('supervision/listings/:id/cure')
  @HttpCode(200)
  @MayCall('approver', 'supervisor')
  cure(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Body() cure: CureBody): Promise<ListingsView> {
    mustBeDay(cure.on);
    return this.acts.db.transaction(async (tx) => listingsOfEntity(tx, (await cureGround(tx, actor, id, cure)).entityId ?? ''));
  }
}

async function listingsOfEntity(tx: EntityManager, id: string): Promise<ListingsView> {
  const { unifiedSocialCreditCode, registrationNumber } = await tx.findOneByOrFail(RegisterEntity, { id });
  return listingsOf(tx, unifiedSocialCreditCode ?? registrationNumber ?? '');
}
