import { Controller, Get, Param, StreamableFile, UseInterceptors } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { RefusedAttempts } from '#libs/approval';
import type { DeedView, NeighboursView, PrecedentView } from '#libs/contract';
import { deedFile, deedView, pickDeed } from '#libs/deeds';
import { CurrentActor } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, FileStore, MayCall } from '#libs/platform';
import { deedsForOfficer, neighboursPage, precedentsPage } from './case-context.queries.ts';

/** What stands beside a case while it is decided. */
@ApiTags('desk')
@Controller('api/v1/desk/tasks/:id')
@MayCall('clerk', 'examiner', 'approver', 'supervisor')
@UseInterceptors(RefusedAttempts)
export class CaseContextController {
  constructor(
    private readonly acts: Acts,
    private readonly files: FileStore,
  ) {}

  @Get('neighbours')
  neighbours(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<NeighboursView> {
    return this.acts.db.transaction((tx) => neighboursPage(tx, actor, id));
  }

  @Get('precedents')
  precedents(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<PrecedentView[]> {
    return precedentsPage(this.acts.db.manager, actor, id);
  }

  @Get('deeds')
  async deeds(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string): Promise<DeedView[]> {
    return (await deedsForOfficer(this.acts.db.manager, actor, id)).map(deedView);
  }

  @Get('deeds/:deed')
  async deed(@CurrentActor() actor: Actor, @Param('id', AN_ID) id: string, @Param('deed') kind: string): Promise<StreamableFile> {
    const deed = pickDeed(await deedsForOfficer(this.acts.db.manager, actor, id), kind);
    return new StreamableFile(await deedFile(this.files, deed), { type: 'application/pdf', disposition: `inline; filename="${deed.kind}.pdf"` });
  }
}
