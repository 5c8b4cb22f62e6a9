import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { DataSource } from 'typeorm';
import type { AccountView, AccountViewSettings, KeyChoice, OwnSessionView, SetViewBody } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { AN_ID, MayCall } from '#libs/platform';
import { accountView } from './account.view.ts';
import { CurrentActor, CurrentToken } from './current-actor.ts';
import { endOtherSessions, endSession } from './end-session.ts';
import { ownSessions } from './session.queries.ts';
import { tokenHash } from './session-token.ts';
import { setView } from './set-view.ts';

class OwnKey {
  @Matches(/^[A-Z0-9?/[\]]$/) key: string;
  @Matches(/^[!-~]$/) by: string;
}

class ChosenKeys implements KeyChoice {
  @IsBoolean() off: boolean;
  @IsArray() @ArrayMaxSize(40) @ValidateNested({ each: true }) @Type(() => OwnKey) own: OwnKey[];
}

class SetView implements SetViewBody {
  @IsOptional() @IsIn(['zh', 'en']) language?: NonNullable<AccountViewSettings['language']>;
  @IsOptional() @IsBoolean() larger?: boolean;
  @IsOptional() @ValidateNested() @Type(() => ChosenKeys) keys?: ChosenKeys;
}

/** Where one is signed in, and how one wants to read. Ending and choosing twice changes nothing, so they take no key. */
@Controller('api/v1/me')
@MayCall('signedIn')
export class OwnSessionController {
  constructor(private readonly db: DataSource) {}

  @Get('sessions')
  sessions(@CurrentActor() actor: Actor, @CurrentToken() token: string): Promise<OwnSessionView[]> {
    return ownSessions(this.db.manager, actor, tokenHash(token));
  }

  @Delete('sessions/:id')
  @HttpCode(204)
  end(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<void> {
    return this.db.transaction((tx) => endSession(tx, actor, id));
  }

  @Delete('sessions')
  @HttpCode(204)
  endOthers(@CurrentActor() actor: Actor, @CurrentToken() token: string): Promise<void> {
    return this.db.transaction((tx) => endOtherSessions(tx, actor, tokenHash(token)));
  }

  @Put('view')
  async setView(@CurrentActor() actor: Actor, @Body() body: SetView): Promise<AccountView> {
    return accountView(await this.db.transaction((tx) => setView(tx, actor, body)));
  }
}
