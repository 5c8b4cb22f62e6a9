import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import type { StaffView } from '#libs/contract';
import { checkPassword, CurrentActor, hashPassword, normaliseLogin } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { addStaff } from './add-staff.ts';
import { deactivate } from './deactivate.ts';
import { givePassword } from './give-password.ts';
import { giveRoles } from './give-roles.ts';
import { moveStaff } from './move-staff.ts';
import { reactivate } from './reactivate.ts';
import { AddStaff, GivePassword, GiveRoles, StaffPost } from './staff.body.ts';
import { getStaff, staffPage } from './staff.queries.ts';

/** Accounts of staff: the system administrator makes, moves and closes them, the security administrator says what each may do. */
@ApiTags('administration')
@Controller('api/v1/staff')
@MayCall('administrator')
export class StaffController {
  constructor(private readonly acts: Acts) {}

  @Get()
  @MayCall('administrator', 'security')
  list(@CurrentActor() actor: Actor): Promise<StaffView[]> {
    return staffPage(this.acts.db.manager, actor);
  }

  @Post()
  async add(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() { password, ...own }: AddStaff): Promise<StaffView> {
    checkPassword(password, normaliseLogin(own.login));
    const passwordHash = await hashPassword(password);
    return this.act(actor, once, (tx) => addStaff(tx, actor, { ...own, passwordHash }));
  }

  @Put(':id/roles')
  @MayCall('security')
  giveRoles(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() { roles }: GiveRoles): Promise<StaffView> {
    return this.act(actor, once, (tx) => giveRoles(tx, actor, id, roles));
  }

  @Put(':id/post')
  move(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string, @Body() post: StaffPost): Promise<StaffView> {
    return this.act(actor, once, (tx) => moveStaff(tx, actor, id, post));
  }

  @Post(':id/password')
  @HttpCode(200)
  async givePassword(
    @CurrentActor() actor: Actor,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
    @Body() { password }: GivePassword,
  ): Promise<StaffView> {
    checkPassword(password, (await getStaff(this.acts.db.manager, actor, id)).login);
    const passwordHash = await hashPassword(password);
    return this.act(actor, once, (tx) => givePassword(tx, actor, id, passwordHash));
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  deactivate(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<StaffView> {
    return this.act(actor, once, (tx) => deactivate(tx, actor, id));
  }

  @Post(':id/reactivate')
  @HttpCode(200)
  reactivate(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<StaffView> {
    return this.act(actor, once, (tx) => reactivate(tx, actor, id));
  }

  private act(actor: Actor, once: OnceKey, act: (tx: EntityManager) => Promise<{ id: string }>): Promise<StaffView> {
    return this.acts.once(once, act, (tx, id) => getStaff(tx, actor, id));
  }
}
