import { Body, Controller, Get, Header, HttpCode, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, MaxLength } from 'class-validator';
import { DataSource } from 'typeorm';
import type { ScopeClassesView, ScopeSearchView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { invalid, isDate, registryDate } from '#libs/kernel';
import { MayCall, spoken } from '#libs/platform';
import { IsDay } from './permits.body.ts';
import { scopeClassesView, scopeSearchView } from './scope.view.ts';

export class ClassifyBody {
  @IsArray() @ArrayMaxSize(300) @IsString({ each: true }) @MaxLength(2_000, { each: true }) items: string[];
  @IsOptional() @IsDay() on?: string;
}

/** Longer questions are cut, not refused. */
const LONGEST = 200;

/**
 * What can stand in a business scope, and what each text needs. Anyone may ask: the answer is the law's. It stands here beside the filing that
 * takes the items in; the search itself is the catalogue's.
 */
@ApiTags('scope')
@Controller('api/v1/scope')
@MayCall('anyone')
export class ScopeController {
  constructor(private readonly db: DataSource) {}

  @Get('search')
  @Header('cache-control', 'public, max-age=600')
  async search(@Query('q') q?: string, @Query('on') on?: string): Promise<ScopeSearchView> {
    const text = (q ?? '').slice(0, LONGEST).toWellFormed();
    return scopeSearchView(await lawNow(this.db.manager), text, dayFrom(on), spoken());
  }

  @Post('classify')
  @HttpCode(200)
  async classify(@Body() { items, on }: ClassifyBody): Promise<ScopeClassesView> {
    return scopeClassesView(await lawNow(this.db.manager), items, on ?? registryDate(), spoken());
  }
}

/** A day as asked, or today at the registry. */
export function dayFrom(on: unknown): string {
  if (on === undefined || on === '') return registryDate();
  if (!isDate(on)) throw invalid('request.invalid', { path: 'on' });
  return on;
}
