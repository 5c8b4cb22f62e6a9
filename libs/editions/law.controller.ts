import { Body, Controller, Get, Header, HttpCode, Param, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsOptional, IsString, Length, MaxLength } from 'class-validator';
import type { ApproveDraftBody, LawDraftView, LawEntriesView, LawEntryView, LawFileView, UploadDraftBody } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, type OnceKey } from '#libs/platform';
import { approveDraft } from './approve-draft.ts';
import { discardDraft } from './discard-draft.ts';
import { LawWatch } from './law-watch.ts';
import { getDraft, lawDraft, lawDrafts, lawEntries, lawFiles, lawText, unsourcedEntries } from './law.queries.ts';
import { uploadDraft } from './upload-draft.ts';

class UploadDraft implements UploadDraftBody {
  @IsString() @Length(1, 100) file: string;
  @IsString() @Length(1, 1_000_000) text: string;
  @IsString() @Length(1, 1_000) note: string;
}

class ApproveDraft implements ApproveDraftBody {
  @IsOptional() @IsString() @MaxLength(40) from?: string;
}

@ApiTags('law')
@Controller('api/v1/law')
@MayCall('administrator')
export class LawController {
  constructor(
    private readonly acts: Acts,
    private readonly watch: LawWatch,
  ) {}

  @Get('files')
  files(): Promise<LawFileView[]> {
    return this.acts.db.transaction((tx) => lawFiles(tx));
  }

  /** `q`: words that an entry holds; `unsourced=1`: only what no source was found for. */
  @Get('files/:name')
  entries(
    @Param('name') name: string,
    @Query('q') words?: string,
    @Query('unsourced') unsourced?: string,
    @Query('page') page?: string,
  ): Promise<LawEntriesView> {
    const looking = {
      words: textOf(words),
      unsourced: unsourced === '1',
      page: Math.max(0, Math.min(1_000, Number.parseInt(textOf(page), 10) || 0)),
    };
    return this.acts.db.transaction((tx) => lawEntries(tx, name, looking));
  }

  /** The file itself, to correct it. */
  @Get('files/:name/text')
  @Header('cache-control', 'no-store')
  async text(@Param('name') name: string): Promise<StreamableFile> {
    const text = await this.acts.db.transaction((tx) => lawText(tx, name));
    return new StreamableFile(Buffer.from(text), { type: 'text/plain; charset=utf-8', disposition: `attachment; filename="${name}"` });
  }

  @Get('unsourced')
  unsourced(): Promise<LawEntryView[]> {
    return this.acts.db.transaction((tx) => unsourcedEntries(tx));
  }

  @Get('drafts')
  drafts(@CurrentActor() actor: Actor): Promise<LawDraftView[]> {
    return this.acts.db.transaction((tx) => lawDrafts(tx, actor));
  }

  @Post('drafts')
  upload(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: UploadDraft): Promise<LawDraftView> {
    return this.acts.once(
      once,
      (tx) => uploadDraft(tx, actor, body),
      async (tx, id) => lawDraft(tx, actor, await getDraft(tx, id)),
    );
  }

  /** This process works with it when it answers, the others within two seconds. */
  @Post('drafts/:id/approve')
  @HttpCode(200)
  async approve(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Body() body: ApproveDraft,
  ): Promise<LawDraftView> {
    const view = await this.acts.once(
      once,
      (tx) => approveDraft(tx, actor, id, body.from ?? null),
      async (tx, approved) => lawDraft(tx, actor, await getDraft(tx, approved)),
    );
    await this.watch.look();
    return view;
  }

  @Post('drafts/:id/discard')
  @HttpCode(200)
  discard(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<LawDraftView> {
    return this.acts.once(
      once,
      (tx) => discardDraft(tx, actor, id),
      async (tx, discarded) => lawDraft(tx, actor, await getDraft(tx, discarded)),
    );
  }
}

/** A parameter that is given twice comes as a list: the first counts. */
const textOf = (value: unknown): string => {
  const [first] = [value].flat();
  return typeof first === 'string' ? first : '';
};
