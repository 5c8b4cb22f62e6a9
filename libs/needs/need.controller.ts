import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiQuery, ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { ENTITY_TYPES, FILING_KINDS } from '#libs/catalogue';
import type { NeedsView } from '#libs/contract';
import { dayFrom } from '#libs/filing';
import { invalid } from '#libs/kernel';
import { MayCall, spoken } from '#libs/platform';
import { needsPage } from './need.queries.ts';
import { HOLDER_KINDS, type NeedQuestion } from './need.rules.ts';

/** What do I need? Anyone may ask. */
@ApiTags('needs')
@Controller('api/v1/needs')
@MayCall('anyone')
export class NeedController {
  constructor(private readonly db: DataSource) {}

  @Get()
  @Header('cache-control', 'public, max-age=600')
  @ApiQuery({ name: 'kind', required: false })
  @ApiQuery({ name: 'entityType' })
  @ApiQuery({ name: 'district' })
  @ApiQuery({ name: 'scope', required: false, isArray: true })
  @ApiQuery({ name: 'holders', required: false, isArray: true, enum: HOLDER_KINDS })
  @ApiQuery({ name: 'address', required: false, enum: ['PROOF', 'DECLARED'] })
  @ApiQuery({ name: 'on', required: false })
  async show(@Query() query: Record<string, unknown>): Promise<NeedsView> {
    return needsPage(this.db.manager, questionFrom(query), dayFrom(query['on']), spoken());
  }
}

const MOST = 100;

function questionFrom(query: Record<string, unknown>): NeedQuestion {
  return {
    kind: oneOf(query, 'kind', FILING_KINDS, 'establishment'),
    entityType: oneOf(query, 'entityType', ENTITY_TYPES),
    district: text(query['district'], 'district'),
    scope: several(query, 'scope', /[;；\n]/).map((item) => item.slice(0, 500).toWellFormed()),
    holders: several(query, 'holders', /,/).map((holder) => word(holder, 'holders', HOLDER_KINDS)),
    address: oneOf<'PROOF' | 'DECLARED'>(query, 'address', ['PROOF', 'DECLARED'], 'DECLARED'),
  };
}

function oneOf<Word extends string>(query: Record<string, unknown>, path: string, words: readonly Word[], otherwise?: Word): Word {
  const given = query[path];
  if ((given === undefined || given === '') && otherwise !== undefined) return otherwise;
  return word(text(given, path), path, words);
}

function word<Word extends string>(given: string, path: string, words: readonly Word[]): Word {
  const found = words.find((one) => one === given);
  if (found === undefined) throw invalid('request.invalid', { path });
  return found;
}

function text(given: unknown, path: string): string {
  if (typeof given !== 'string') throw invalid('request.invalid', { path });
  return given;
}

/** Asked several times, or in one text with stops between. */
function several(query: Record<string, unknown>, path: string, stop: RegExp): string[] {
  const given = [query[path] ?? []].flat().flatMap((one) => text(one, path).split(stop));
  const filled = given.map((one) => one.trim()).filter((one) => one !== '');
  if (filled.length > MOST) throw invalid('request.invalid', { path });
  return filled;
}
