import { Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { NamedView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { denyFiling, denyFirm } from './deny-part.ts';
import { namedPage } from './named.queries.ts';

@ApiTags('named')
@Controller('api/v1/me/named')
@MayCall('applicant')
export class NamedController {
  constructor(private readonly acts: Acts) {}

  @Get()
  show(@CurrentActor() actor: Actor): Promise<NamedView> {
    return namedPage(this.acts.db.manager, actor);
  }

  @Post('filings/:id/not-me')
  @HttpCode(200)
  denyFiling(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<NamedView> {
    return this.acts.once(
      once,
      (tx) => denyFiling(tx, actor, id),
      (tx) => namedPage(tx, actor),
    );
  }

  @Post('firms/:id/not-me')
  @HttpCode(200)
  denyFirm(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<NamedView> {
    return this.acts.once(
      once,
      (tx) => denyFirm(tx, actor, id),
      (tx) => namedPage(tx, actor),
    );
  }
}
