import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsString, Length, Matches } from 'class-validator';
import type { AddStaffBody, StaffRole, StaffView } from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { AN_ID, Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { getAccount, staffOf } from './account.queries.ts';
import { checkPassword, normaliseLogin, STAFF_ROLES } from './account.rules.ts';
import { staffView } from './account.view.ts';
import { addStaff } from './add-staff.ts';
import { CurrentActor } from './current-actor.ts';
import { deactivate } from './deactivate.ts';
import { hashPassword } from './password.ts';

class AddStaff implements AddStaffBody {
  @IsString() @Length(2, 100) login: string;
  @IsString() @Length(1, 200) password: string;
  @IsString() @Length(1, 100) name: string;
  @Matches(/^[A-Z][A-Z_]{1,39}$/) department: string;
  @ArrayNotEmpty() @ArrayMaxSize(50) @Matches(/^\d{6}$/, { each: true }) districts: string[];
  @ArrayMaxSize(10) @IsIn(STAFF_ROLES, { each: true }) roles: StaffRole[];
}

@Controller('api/v1/staff')
@MayCall('administrator')
export class StaffController {
  constructor(private readonly acts: Acts) {}

  @Get()
  async list(@CurrentActor() actor: Actor): Promise<StaffView[]> {
    return (await staffOf(this.acts.db.manager, actor)).map(staffView);
  }

  @Post()
  async add(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: AddStaff): Promise<StaffView> {
    checkPassword(body.password, normaliseLogin(body.login));
    const { password, ...own } = body;
    const passwordHash = await hashPassword(password);
    return this.acts.once(
      once,
      (tx) => addStaff(tx, actor, { ...own, passwordHash }),
      async (tx, id) => staffView(await getAccount(tx, id)),
    );
  }

  @Post(':id/deactivate')
  @HttpCode(200)
  deactivate(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('id', AN_ID) id: string): Promise<StaffView> {
    return this.acts.once(
      once,
      (tx) => deactivate(tx, actor, id),
      async (tx, closed) => staffView(await getAccount(tx, closed)),
    );
  }
}
