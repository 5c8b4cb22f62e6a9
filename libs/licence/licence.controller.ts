import { Controller, Get, Param, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PublicLicenceView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, FileStore, MayCall } from '#libs/platform';
import { getOwnPaper, publicLicence } from './licence.queries.ts';

@ApiTags('licences')
@Controller('api/v1')
export class LicenceController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  @Get('licences/:code')
  @MayCall('anyone')
  show(@Param('code') code: string, @Query('n') serial?: string, @Query('s') signature?: string): Promise<PublicLicenceView> {
    return publicLicence(this.acts.db.manager, code, text(serial), text(signature));
  }

  @Get('filings/:id/licence/original.pdf')
  @MayCall('applicant')
  original(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<StreamableFile> {
    return this.paper(actor, id, 'original');
  }

  @Get('filings/:id/licence/duplicate.pdf')
  @MayCall('applicant')
  duplicate(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<StreamableFile> {
    return this.paper(actor, id, 'duplicate');
  }

  private async paper(actor: Actor, id: string, paper: 'original' | 'duplicate'): Promise<StreamableFile> {
    const sha256 = await getOwnPaper(this.acts.db.manager, actor, id, paper);
    return new StreamableFile(await this.files.get(sha256), { type: 'application/pdf', disposition: `inline; filename="${paper}.pdf"` });
  }
}

/** A query given twice arrives as a list: then it is none. */
const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
