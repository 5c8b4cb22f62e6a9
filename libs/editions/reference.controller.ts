import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ReferenceView } from '#libs/contract';
import { invalid, isDate, registryDate } from '#libs/kernel';
import { MayCall } from '#libs/platform';
import { useLaw } from './law-now.ts';
import { referenceOn } from './reference.queries.ts';

@ApiTags('reference')
@Controller('api/v1/reference')
@MayCall('anyone')
export class ReferenceController {
  /** Divisions, trades, posts, papers and departments of a day; without one, of today at the registry. */
  @Get()
  @Header('cache-control', 'public, max-age=60')
  show(@Query('on') on?: string): ReferenceView {
    if (on !== undefined && on !== '' && !isDate(on)) throw invalid('request.invalid', { path: 'on' });
    return referenceOn(useLaw(), on ? on : registryDate());
  }
}
