import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { RegisterSearchView } from '#libs/contract';
import { networkOf } from '#libs/identity';
import { MayCall } from '#libs/platform';
import { ENTITY_STATES } from './register.state.ts';
import { limitSearch } from './search-limit.ts';
import { searchRegister } from './search-register.ts';

class RegisterQuery {
  @IsString() @Length(1, 100) q: string;
  @IsOptional() @Matches(/^\d{6}$/) district?: string;
  @IsOptional() @IsIn(ENTITY_STATES) state?: string;
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
}
