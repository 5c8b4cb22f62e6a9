import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';
import type { PublicLicenceView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { endLicence } from './end-licence.ts';
import { licenceById } from './licence.queries.ts';

class EndBody {
  @IsIn(['SURRENDERED', 'VOIDED']) reason: 'SURRENDERED' | 'VOIDED';
  @IsString() @Matches(/\S/) @Length(1, 500) basis: string;
}

@ApiTags('licences')
@Controller('api/v1/licences')
@MayCall('approver', 'supervisor')
export class EndLicenceController {
  constructor(private readonly acts: Acts) {}

  /** The licence in force of the firm with this number is taken back or declared void. */
  @Post(':code/end')
  @HttpCode(200)
  end(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('code') code: string, @Body() body: EndBody): Promise<PublicLicenceView> {
    return this.acts.once(once, (tx) => endLicence(tx, actor, code, body), licenceById);
  }
}
