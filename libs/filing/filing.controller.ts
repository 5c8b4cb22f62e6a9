import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { CheckView, DifferenceRow, DocumentView, FilingRow, FilingView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, FileStore, MayCall, Once, type OnceKey } from '#libs/platform';
import { answerRemarks } from './answer-remarks.ts';
import { detachDocument, getOwnDocument } from './attach-document.ts';
import { beginFiling } from './begin-filing.ts';
import { differencePage } from './difference.queries.ts';
import { editFacts, setContacts } from './edit-facts.ts';
import { restoreFiling } from './effect.ts';
import { editFiling } from './end-filing.ts';
import { FactsBody } from './facts.body.ts';
import { AnswersBody, ContactsBody, CreateFilingBody, SaveQuery } from './filing.body.ts';
import { checkPage, filingList, filingPage } from './filing.queries.ts';
import { contactsFrom, factsFrom, versionFrom } from './filing.request.ts';
import { receiveUpload } from './receive-upload.ts';
import { resendLink } from './resend-link.ts';
import { requestSignatures } from './request-signatures.ts';
import { submitFiling } from './submit-filing.ts';

@ApiTags('filings')
@Controller('api/v1/filings')
@MayCall('applicant')
export class FilingController {
  constructor(
    readonly acts: Acts,
    readonly files: FileStore,
  ) {}

  @Post()
  create(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() { facts, agent, ...frame }: CreateFilingBody): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => beginFiling(tx, actor, frame, factsFrom(facts), agent),
      (tx, id) => filingPage(tx, actor, id),
    );
  }

  @Get()
  list(@CurrentActor() actor: Actor): Promise<FilingRow[]> {
    return filingList(this.acts.db.manager, actor);
  }

  @Get(':id')
  async show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<FilingView> {
    const view = await filingPage(this.acts.db.manager, actor, id);
    reply.header('etag', `"${view.version}"`);
    return view;
  }

  /** Saves parts of a draft. `If-Match` carries the version the sender saw; one from behind is refused with 412. */
  @Patch(':id')
  async save(
    @CurrentActor() actor: Actor,
    @Param('id', AN_ID) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Query() { registry }: SaveQuery,
    @Body() parts: FactsBody,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FilingView> {
    const edit = { filingId: id, version: versionFrom(ifMatch), parts, registryFollows: registry === 'follow' };
    const view = await this.acts.db.transaction(async (tx) => filingPage(tx, actor, (await editFacts(tx, actor, edit)).id));
    reply.header('etag', `"${view.version}"`);
    return view;
  }

  @Get(':id/check')
  check(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<CheckView> {
    return checkPage(this.acts.db.manager, actor, id);
  }

  /** What a change makes different: before and after, part by part. */
  @Get(':id/difference')
  difference(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<DifferenceRow[]> {
    return differencePage(this.acts.db.manager, actor, id);
  }

  @Put(':id/contacts')
  contacts(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Body() body: ContactsBody): Promise<FilingView> {
    const contacts = contactsFrom(body.contacts);
    return this.acts.db.transaction(async (tx) => filingPage(tx, actor, (await setContacts(tx, actor, id, contacts)).id));
  }

  /** What was done about each remark of the last request to correct. */
  @Put(':id/answers')
  answers(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Body() { answers }: AnswersBody): Promise<FilingView> {
    return this.acts.db.transaction(async (tx) => filingPage(tx, actor, (await answerRemarks(tx, actor, id, answers)).id));
  }

  /** Takes one file and its `kind`: PDF, JPEG or PNG up to 20 MB. */
  @Post(':id/documents')
  @ApiConsumes('multipart/form-data')
  async attach(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Req() request: FastifyRequest,
  ): Promise<DocumentView> {
    return receiveUpload(this, actor, { filingId: id, once, request });
  }

  @Get(':id/documents/:documentId')
  async document(
    @CurrentActor() actor: Actor,
    @Param('id', AN_ID) id: string,
    @Param('documentId', AN_ID) documentId: string,
  ): Promise<StreamableFile> {
    const { sha256, mediaType } = await getOwnDocument(this.acts.db.manager, actor, id, documentId);
    return new StreamableFile(await this.files.get(sha256), { type: mediaType, disposition: 'inline' });
  }

  @Delete(':id/documents/:documentId')
  @HttpCode(204)
  async detach(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Param('documentId', AN_ID) documentId: string): Promise<void> {
    await this.acts.db.transaction((tx) => detachDocument(tx, actor, id, documentId));
  }

  @Post(':id/request-signatures')
  @HttpCode(200)
  requestSignatures(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => requestSignatures(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  /** Has the link of one person who is missing sent again; it is good for as long as a new one. */
  @Post(':id/signers/:person/resend')
  @HttpCode(200)
  resend(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Param('person') person: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => resendLink(tx, actor, { filingId: id, person }),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  @Post(':id/edit')
  @HttpCode(200)
  edit(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => editFiling(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  /** Undoes the withdrawal of a change that was decided. */
  @Post(':id/restore')
  @HttpCode(200)
  restore(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => restoreFiling(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  @Post(':id/submit')
  @HttpCode(200)
  submit(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => submitFiling(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }
}
