import { Body, Controller, Delete, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, Length, Matches, ValidateNested } from 'class-validator';
import type { DelegationView, ShownCodeView, ShownLicenceView, WalletRow } from '#libs/contract';
import { IdentityDocumentBody } from '#libs/filing';
import { CurrentActor } from '#libs/identity';
import { invalid, isDate, type Actor } from '#libs/kernel';
import { AN_ID, Acts, FileStore, MayCall, Once, type OnceKey } from '#libs/platform';
import { delegateLicence, revokeDelegation } from './delegate-licence.ts';
import { delegationsOf, walletOf } from './holder.queries.ts';
import { showLicence, shownLicence, walletPaper } from './show-licence.ts';

class LoanBody {
  @IsString() @Matches(/\S/) @Length(1, 200) name: string;
  @IsObject() @ValidateNested() @Type(() => IdentityDocumentBody) document: IdentityDocumentBody;
  @IsString() @Matches(/\S/) @Length(1, 200) matter: string;
  @Matches(/^\d{4}-\d\d-\d\d$/) from: string;
  @Matches(/^\d{4}-\d\d-\d\d$/) to: string;
}

/** The electronic licence of a firm, for whoever answers for it and for those to whom it was lent. */
@ApiTags('licences')
@Controller('api/v1')
export class WalletController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  @Get('me/licences')
  @MayCall('applicant')
  list(@CurrentActor() actor: Actor): Promise<WalletRow[]> {
    return walletOf(this.acts.db.manager, actor);
  }

  /** A code that counts for 300 seconds; the page behind it tells what the register says at the moment it is looked at. */
  @Post('me/licences/:id/show')
  @HttpCode(200)
  @MayCall('applicant')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<ShownCodeView> {
    return this.acts.db.transaction((tx) => showLicence(tx, actor, id));
  }

  @Get('me/licences/:id/original.pdf')
  @MayCall('applicant')
  async paper(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<StreamableFile> {
    const sha256 = await walletPaper(this.acts.db.manager, actor, id);
    return new StreamableFile(await this.files.get(sha256), { type: 'application/pdf', disposition: 'inline; filename="original.pdf"' });
  }

  @Get('me/licences/:id/delegations')
  @MayCall('applicant')
  delegations(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<DelegationView[]> {
    return delegationsOf(this.acts.db.manager, actor, id);
  }

  @Post('me/licences/:id/delegations')
  @MayCall('applicant')
  delegate(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) entityId: string,
    @Body() loan: LoanBody,
  ): Promise<DelegationView[]> {
    for (const path of ['from', 'to'] as const) if (!isDate(loan[path])) throw invalid('request.invalid', { path });
    return this.acts.once(
      once,
      (tx) => delegateLicence(tx, actor, { ...loan, entityId }),
      (tx) => delegationsOf(tx, actor, entityId),
    );
  }

  @Delete('me/licences/:id/delegations/:delegationId')
  @HttpCode(204)
  @MayCall('applicant')
  async revoke(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Param('delegationId', AN_ID) delegationId: string): Promise<void> {
    await this.acts.db.transaction((tx) => revokeDelegation(tx, actor, id, delegationId));
  }

  @Get('licences/shown/:code')
  @MayCall('anyone')
  shown(@Param('code') code: string): Promise<ShownLicenceView> {
    return shownLicence(this.acts.db.manager, code);
  }
}
