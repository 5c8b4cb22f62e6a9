import { Controller, Get, Param } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import type { OwnFirmRow, OwnFirmView } from '#libs/contract';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, MayCall } from '#libs/platform';
import { ownFirm, ownFirms } from './own-firms.queries.ts';

@ApiTags('licence')
@Controller('api/v1/me/firms')
@MayCall('applicant')
export class OwnFirmsController {
  constructor(private readonly db: DataSource) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<OwnFirmRow[]> {
    return ownFirms(this.db.manager, actor);
  }

  @Get(':id')
  show(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<OwnFirmView> {
    return ownFirm(this.db.manager, actor, id);
  }
}
