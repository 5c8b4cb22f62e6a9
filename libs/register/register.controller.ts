import { Controller, Get, Param, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  IsIn,
  IsISO8601,
  IsOptional,
  IsString,
  Length,
  Matches,
  Validate,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { RegisterFirmView, RegisterSearchView } from '#libs/contract';
import { networkOf, whoAsks } from '#libs/identity';
import { invalid, isDate } from '#libs/kernel';
import { MayCall } from '#libs/platform';
import { ENTITY_STATES } from './register.state.ts';
import { firmPage } from './firm-page.queries.ts';
import { keepQuestion } from './keep-question.ts';
import type { QuestionKind } from './register.entity.ts';
import { limitSearch } from './search-limit.ts';
import { searchRegister } from './search-register.ts';

class RegisterQuery {
  @IsOptional() @IsString() @Length(1, 100) q?: string;
  /** Of somebody who has a post or a share; the whole name. */
  @IsOptional() @IsString() @Length(2, 60) person?: string;
  @IsOptional() @Matches(/^\d{6}$/) district?: string;
  @IsOptional() @Matches(/^[A-T](\d{2}(\d(\d)?)?)?$/) industry?: string;
  @IsOptional() @IsIn(ENTITY_STATES) state?: string;
}

@ValidatorConstraint({ name: 'isDay' })
class IsDayRule implements ValidatorConstraintInterface {
  validate(value: unknown): boolean {
    return isDate(value);
  }
}

class AsOfQuery {
  @IsOptional() @Validate(IsDayRule) on?: string;
  @IsOptional() @IsISO8601({ strict: true }) knownAt?: string;
}

@ApiTags('everyone')
@Controller('api/v1/register')
@MayCall('anyone')
export class RegisterController {
  constructor(private readonly db: DataSource) {}

  @Get()
  async search(@Req() request: FastifyRequest, @Query() question: RegisterQuery): Promise<RegisterSearchView> {
    if (question.q === undefined && question.person === undefined) throw invalid('request.invalid', { path: 'q' });
    limitSearch(networkOf(request.ip));
    const { kind, ...view } = await searchRegister(this.db.manager, question);
    await this.keep(request, kind, view.rows.length);
    return view;
  }

  /** A firm, by any number it bears or bore; `on`: as it stood on that day; `knownAt`: by what the register said at that moment. */
  @Get(':code')
  async show(@Req() request: FastifyRequest, @Param('code') code: string, @Query() { on, knownAt }: AsOfQuery): Promise<RegisterFirmView> {
    limitSearch(networkOf(request.ip));
    let found = 0;
    try {
      const page = await firmPage(this.db.manager, code.normalize('NFKC').trim().toUpperCase(), {
        ...(on === undefined ? {} : { on }),
        ...(knownAt === undefined ? {} : { knownAt: new Date(knownAt) }),
      });
      found = 1;
      return page;
    } finally {
      await this.keep(request, on === undefined && knownAt === undefined ? 'FIRM' : 'FIRM_ON_A_DAY', found);
    }
  }

  private async keep(request: FastifyRequest, kind: QuestionKind, found: number): Promise<void> {
    const actor = await whoAsks(this.db, request);
    await keepQuestion(this.db.manager, { userId: actor?.userId ?? null, network: networkOf(request.ip), kind, found });
  }
}
