import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { ListFaultsView, ListImportView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import { invalid, type Actor } from '#libs/kernel';
import { Acts, AN_ID, faultOfText, FileStore, MayCall, Once, readForm, type OnceKey } from '#libs/platform';
import { faultTable, getImport, importFaults, listImports } from './import.queries.ts';
import { IMPORTED_LISTS } from './list-kinds.ts';
import { readList, startImport, type HandedOver } from './start-import.ts';

const LONGEST_SOURCE = 100;

@ApiTags('supervision')
@Controller('api/v1/supervision/imports')
@MayCall('administrator', 'supervisor')
export class ImportController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  /** Form: `list`, `source` (who keeps the list), `complete` (`true`: what is missing has ended), `file` (CSV, UTF-8 or GB 18030). */
  @Post()
  @ApiConsumes('multipart/form-data')
  async start(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Req() request: FastifyRequest): Promise<ListImportView> {
    const { bytes, fileName, fields } = await readForm(request);
    const given: HandedOver = { ...whatIsGiven(fields), fileName };
    const { bytes: clean, ...read } = await readList(this.acts.db.manager, given, bytes);
    const sha256 = await this.files.put(clean);
    return this.acts.once(
      { ...once, hash: hashOf([once.hash, JSON.stringify(given), sha256]) },
      (tx) => startImport(tx, actor, given, { ...read, sha256 }),
      (tx, id) => getImport(tx, id),
    );
  }

  @Get()
  list(): Promise<ListImportView[]> {
    return listImports(this.acts.db.manager);
  }

  @Get(':id')
  show(@Param('id', AN_ID) id: string): Promise<ListImportView> {
    return getImport(this.acts.db.manager, id);
  }

  /** As JSON, or with `as=csv` as a table to send back to whoever made the list. */
  @Get(':id/errors')
  @Header('cache-control', 'no-store')
  async errors(
    @Param('id', AN_ID) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('as') as?: string,
  ): Promise<ListFaultsView | string> {
    const faults = await importFaults(this.acts.db.manager, id);
    if (as !== 'csv') return { faults };
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="errors-${id}.csv"`);
    return faultTable(faults);
  }
}

function whatIsGiven({ list, source = '', complete = 'false' }: Record<string, string>): Omit<HandedOver, 'fileName'> {
  const known = IMPORTED_LISTS.find((one) => one === list);
  if (!known) throw invalid('request.invalid', { path: 'list', allowed: IMPORTED_LISTS });
  const keeper = source.trim();
  if (keeper === '' || keeper.length > LONGEST_SOURCE || faultOfText(keeper)) throw invalid('request.invalid', { path: 'source' });
  if (complete !== 'true' && complete !== 'false') throw invalid('request.invalid', { path: 'complete' });
  return { list: known, source: keeper, complete: complete === 'true' };
}

function hashOf(parts: readonly (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part).update('\n');
  return hash.digest();
}
