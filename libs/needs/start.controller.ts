import { gzipSync } from 'node:zlib';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { languageOf, MayCall, type Language } from '#libs/platform';
import { START_POLICY, startDocument } from './start.document.ts';
import { startShown } from './start.queries.ts';
import { startPage } from './start.view.ts';
import { wordsOf } from './start-words.ts';

/** The first page, for everyone: a form that is its own address. */
@ApiExcludeController()
@Controller()
@MayCall('anyone')
export class StartController {
  constructor(private readonly db: DataSource) {}

  @Get()
  async show(
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Headers('accept-language') accepted?: string,
    @Headers('accept-encoding') encodings?: string,
  ): Promise<string | Buffer> {
    const language: Language = query['lang'] === 'en' || query['lang'] === 'zh' ? query['lang'] : languageOf(accepted);
    const t = wordsOf(language);
    const page = await startShown(this.db.manager, query, language);
    const document = startDocument(startPage(page, t), { ...page, title: t('documentTitle') });
    // Set only now: what goes wrong before is answered as everywhere.
    void reply.headers({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': START_POLICY,
      'cache-control': 'no-cache',
      vary: 'accept-language, accept-encoding',
    });
    // On a thin line the page is read when it is there: 11 KB instead of 40.
    if (!/\bgzip\b/.test(encodings ?? '')) return document;
    void reply.header('content-encoding', 'gzip');
    return gzipSync(document);
  }
}
