import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { DeedView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, FileStore, MayCall } from '#libs/platform';
import { deedsForFiler, deedsForSigner, deedView, pickDeed, type OwnDeed } from './deed.queries.ts';
import { deedFile } from './print-deed.ts';

@ApiTags('papers made from the facts')
@Controller('api/v1')
@MayCall('applicant')
export class DeedController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  @Get('filings/:id/deeds')
  async ofFiling(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<DeedView[]> {
    return (await deedsForFiler(this.acts.db.manager, actor, id)).map(deedView);
  }

  @Get('filings/:id/deeds/:deed')
  async filingDeed(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Param('deed') kind: string): Promise<StreamableFile> {
    return this.paper(pickDeed(await deedsForFiler(this.acts.db.manager, actor, id), kind));
  }

  @Get('signings/:token/deeds')
  async ofSigning(@CurrentActor() actor: Actor, @Param('token') token: string): Promise<DeedView[]> {
    return (await deedsForSigner(this.acts.db.manager, actor, token)).map(deedView);
  }

  @Get('signings/:token/deeds/:deed')
  async signingDeed(@CurrentActor() actor: Actor, @Param('token') token: string, @Param('deed') kind: string): Promise<StreamableFile> {
    return this.paper(pickDeed(await deedsForSigner(this.acts.db.manager, actor, token), kind));
  }

  private async paper(deed: OwnDeed): Promise<StreamableFile> {
    return new StreamableFile(await deedFile(this.files, deed), { type: 'application/pdf', disposition: `inline; filename="${deed.kind}.pdf"` });
  }
}
