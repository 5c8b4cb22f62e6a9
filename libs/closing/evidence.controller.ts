import { Controller, Get, Param, Post, Req, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { OwnObjectionView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, FileStore, MayCall, Once, readUpload, withContent, type OnceKey } from '#libs/platform';
import { attachEvidence, mayAttachEvidence, readableEvidence } from './attach-evidence.ts';
import { ownObjection } from './objection.queries.ts';

/** What an objector shows for it. */
@ApiTags('closings')
@Controller('api/v1/objections')
@MayCall('signedIn')
export class EvidenceController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  @Post(':id/evidence')
  @ApiConsumes('multipart/form-data')
  async attach(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Req() request: FastifyRequest,
  ): Promise<OwnObjectionView> {
    await mayAttachEvidence(this.acts.db.manager, actor, id); // nothing is read for others
    const { bytes, mediaType, fileName } = await readUpload(request);
    const upload = { fileName, mediaType, bytes: bytes.length, sha256: await this.files.put(bytes) };
    return this.acts.once(withContent(once, upload.sha256), (tx) => attachEvidence(tx, actor, id, upload), ownObjection);
  }

  /** For who objected, and for the registry of the district; the firm reads the reason only. */
  @Get(':id/evidence/:file')
  async show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Param('file', AN_ID) file: string): Promise<StreamableFile> {
    const { sha256, mediaType } = await readableEvidence(this.acts.db.manager, actor, id, file);
    return new StreamableFile(await this.files.get(sha256), { type: mediaType, disposition: 'inline' });
  }
}
