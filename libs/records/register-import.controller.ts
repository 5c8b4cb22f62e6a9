import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import type { ListFaultsView, RegisterImportView } from '#libs/contract';
import { AN_ID, MayCall } from '#libs/platform';
import { faultTable } from '#libs/supervision';
import { getRegisterImport, registerImportFaults, registerImports } from './register-import.queries.ts';

/** How far an older register has been taken over. It is begun at the machine (`npm run register:import`): a whole register is no upload. */
@ApiTags('records')
@Controller('api/v1/records/imports')
@MayCall('supervisor')
export class RegisterImportController {
  constructor(private readonly db: DataSource) {}

  @Get()
  list(): Promise<RegisterImportView[]> {
    return registerImports(this.db.manager);
  }

  @Get(':id')
  show(@Param('id', AN_ID) id: string): Promise<RegisterImportView> {
    return getRegisterImport(this.db.manager, id);
  }

  /** As JSON, or with `as=csv` as a table to send back to whoever kept the register. */
  @Get(':id/errors')
  @Header('cache-control', 'no-store')
  async errors(
    @Param('id', AN_ID) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('as') as?: string,
  ): Promise<ListFaultsView | string> {
    const faults = await registerImportFaults(this.db.manager, id);
    if (as !== 'csv') return { faults };
    void reply.header('content-type', 'text/csv; charset=utf-8').header('content-disposition', `attachment; filename="errors-${id}.csv"`);
    return faultTable(faults);
  }
}
