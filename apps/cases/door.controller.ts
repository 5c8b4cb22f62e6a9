import { Body, Controller, Get, HttpCode, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { IsArray, IsISO8601, IsObject, IsOptional } from 'class-validator';
import { DataSource } from 'typeorm';
import { closingsDue } from '#libs/closing';
import { registryTime, setRegistryClock } from '#libs/kernel';
import { MayCall, record } from '#libs/platform';
import { loadCase, type CaseRegister, type Loading } from './load-case.ts';
import { emptyData } from './empty-data.ts';

class DoorBody {
  /** Registry time of the case, an instant. */
  @IsISO8601() now: string;
  /** The case's `register`. */
  @IsOptional() @IsObject() register?: CaseRegister;
  /** Its people by key, with their papers: lists point at people. */
  @IsOptional() @IsArray() people?: CaseRegister['people'];
  @IsOptional() jurisdiction?: string;
  /** Account whose reservations are the applicants' own. */
  @IsOptional() filerId?: string;
  /** A notice that ran before the day of the case. */
  @IsOptional() @IsObject() notice?: Loading['notice'];
}

@ApiExcludeController()
@Controller('door')
@MayCall('anyone')
export class DoorController {
  constructor(private readonly db: DataSource) {}

  /** Empties everything but the staff's accounts and sets the registry clock. */
  @Put('empty')
  @HttpCode(200)
  async empty(@Body() { now }: DoorBody): Promise<{ now: string }> {
    await emptyData(this.db);
    setRegistryClock(new Date(now));
    return { now: registryTime() };
  }

  /** Loads what the register, the reservations and the lists hold before a case runs; gives the id of each entity. */
  @Put('register')
  @HttpCode(200)
  load(@Body() body: DoorBody): Promise<Record<string, string>> {
    return this.db.transaction((tx) => loadCase(tx, body));
  }

  /** A day passes: the clock is set, and what waits for days looks at it. */
  @Put('clock')
  @HttpCode(200)
  async clock(@Body() { now }: DoorBody): Promise<{ now: string }> {
    setRegistryClock(new Date(now));
    await this.db.transaction((tx) => record(tx, closingsDue, {}));
    return { now: registryTime() };
  }

  /** Work that is still on its way: a case is over when there is none. */
  @Get('waiting')
  async waiting(): Promise<{ messages: string[]; failures: string[] }> {
    const rows: { message: string; queue: string; failure: string | null }[] = await this.db.query(
      'select message, queue, failure from outbox where done_at is null',
    );
    return { messages: rows.map(({ message, queue }) => `${message} ${queue}`), failures: rows.flatMap(({ failure }) => failure ?? []) };
  }
}
