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
import { networkOf } from '#libs/identity';
import { isDate } from '#libs/kernel';
import { MayCall } from '#libs/platform';
import { ENTITY_STATES } from './register.state.ts';
import { firmPage } from './firm-page.queries.ts';
import { limitSearch } from './search-limit.ts';
import { searchRegister } from './search-register.ts';

class RegisterQuery {
  @IsString() @Length(1, 100) q: string;
  @IsOptional() @Matches(/^\d{6}$/) district?: string;
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
  search(@Req() request: FastifyRequest, @Query() question: RegisterQuery): Promise<RegisterSearchView> {
    limitSearch(networkOf(request.ip));
    return searchRegister(this.db.manager, question);
  }

  /** A firm, by any number it bears or bore; `on`: as it stood on that day; `knownAt`: by what the register said at that moment. */
  @Get(':code')
  show(@Req() request: FastifyRequest, @Param('code') code: string, @Query() { on, knownAt }: AsOfQuery): Promise<RegisterFirmView> {
    limitSearch(networkOf(request.ip));
    return firmPage(this.db.manager, code.normalize('NFKC').trim().toUpperCase(), {
      ...(on === undefined ? {} : { on }),
      ...(knownAt === undefined ? {} : { knownAt: new Date(knownAt) }),
    });
  }
}
