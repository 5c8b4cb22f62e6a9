import { Controller, Get, HttpCode, Inject, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { PaperCheckView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { PAPER_TRUST } from '#libs/papers';
import { Acts, AN_ID, FileStore, MayCall, readUpload } from '#libs/platform';
import { checkAnyPaper } from './check-paper.ts';
import { getOwnCertificate } from './keep-certificate.ts';

@ApiTags('licences')
@Controller('api/v1')
export class PaperController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
    @Inject(PAPER_TRUST) private readonly trusted: readonly Buffer[],
  ) {}

  /** A licence or a certificate of deregistration that someone was given; the file is not kept. */
  @Post('licences/check-paper')
  @HttpCode(200)
  @ApiConsumes('multipart/form-data')
  @MayCall('anyone')
  async check(@Req() request: FastifyRequest): Promise<PaperCheckView> {
    const { bytes } = await readUpload(request);
    return checkAnyPaper(this.acts.db.manager, bytes, this.trusted);
  }

  @Get('closings/:id/certificate.pdf')
  @MayCall('applicant')
  async certificate(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<StreamableFile> {
    const bytes = await this.files.get(await getOwnCertificate(this.acts.db.manager, actor, id));
    return new StreamableFile(bytes, { type: 'application/pdf', disposition: 'inline; filename="certificate.pdf"' });
  }
}
