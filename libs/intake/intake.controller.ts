import { Body, Controller, Get, Headers, HttpCode, Param, Patch, Post, Put, Query, Req, UseInterceptors } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { CheckView, CompetenceView, DocumentView, FilingView, IntakeRow, SeenAtWindowView } from '#libs/contract';
import {
  checkPage,
  ContactsBody,
  contactsFrom,
  editFacts,
  editFiling,
  FactsBody,
  factsFrom,
  filingPage,
  receiveUpload,
  requestSignatures,
  setContacts,
  signOnPaper,
  submitFiling,
  versionFrom,
} from '#libs/filing';
import { CurrentActor, seeAtWindow } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, FileStore, MayCall, Once, type OnceKey } from '#libs/platform';
import { enterForApplicant } from './enter-for-applicant.ts';
import { CompetenceQuery, SeenAtWindow, SignedOnPaperBody, WalkInBody } from './intake.body.ts';
import { competencePage, intakeList } from './intake.queries.ts';
import { RefusedAtWindow } from './refused-at-window.ts';

/** The window: what an applicant does alone online, a clerk does here for whoever stands before them. */
@ApiTags('intake')
@Controller('api/v1/intake')
@MayCall('clerk')
@UseInterceptors(RefusedAtWindow)
export class IntakeController {
  constructor(
    readonly acts: Acts,
    readonly files: FileStore,
  ) {}

  @Get('competence')
  competence(@Query() asked: CompetenceQuery): Promise<CompetenceView> {
    return competencePage(this.acts.db.manager, asked);
  }

  /** Whoever no way online believed stands here with their paper; the code that they bring leads to their account. */
  @Post('identities')
  @HttpCode(200)
  async seeIdentity(@CurrentActor() actor: Actor, @Body() body: SeenAtWindow): Promise<SeenAtWindowView> {
    const { name } = await seeAtWindow(this.acts.db.manager, actor, body);
    return { name };
  }

  @Get('filings')
  list(@CurrentActor() actor: Actor): Promise<IntakeRow[]> {
    return intakeList(this.acts.db.manager, actor);
  }

  @Post('filings')
  enter(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: WalkInBody): Promise<FilingView> {
    const { applicant, acceptingOffice, facts, channel: _window, ...frame } = body;
    return this.acts.once(
      once,
      (tx) => enterForApplicant(tx, actor, { applicant, acceptingOffice, frame, facts: factsFrom(facts) }),
      (tx, id) => filingPage(tx, actor, id),
    );
  }

  @Get('filings/:id')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return filingPage(this.acts.db.manager, actor, id);
  }

  @Get('filings/:id/check')
  check(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<CheckView> {
    return checkPage(this.acts.db.manager, actor, id);
  }

  @Patch('filings/:id')
  save(
    @CurrentActor() actor: Actor,
    @Param('id', AN_ID) id: string,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() parts: FactsBody,
  ): Promise<FilingView> {
    const edit = { filingId: id, version: versionFrom(ifMatch), parts };
    return this.acts.db.transaction(async (tx) => filingPage(tx, actor, (await editFacts(tx, actor, edit)).id));
  }

  @Put('filings/:id/contacts')
  contacts(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Body() body: ContactsBody): Promise<FilingView> {
    const contacts = contactsFrom(body.contacts);
    return this.acts.db.transaction(async (tx) => filingPage(tx, actor, (await setContacts(tx, actor, id, contacts)).id));
  }

  /** A scan, made once: every department sees it with the round. */
  @Post('filings/:id/documents')
  @ApiConsumes('multipart/form-data')
  async attach(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Req() request: FastifyRequest,
  ): Promise<DocumentView> {
    return receiveUpload(this, actor, { filingId: id, once, request });
  }

  @Post('filings/:id/request-signatures')
  @HttpCode(200)
  request(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => requestSignatures(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  @Post('filings/:id/sign-on-paper')
  @HttpCode(200)
  sign(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Body() { person }: SignedOnPaperBody,
  ): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => signOnPaper(tx, actor, id, person),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  @Post('filings/:id/edit')
  @HttpCode(200)
  edit(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => editFiling(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }

  @Post('filings/:id/submit')
  @HttpCode(200)
  submit(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<FilingView> {
    return this.acts.once(
      once,
      (tx) => submitFiling(tx, actor, id),
      (tx, filingId) => filingPage(tx, actor, filingId),
    );
  }
}
