import { ArrayMaxSize, ArrayNotEmpty, IsIn, IsString, Length, Matches } from 'class-validator';
import type { AddStaffBody, GivePasswordBody, GiveRolesBody, StaffPostBody, StaffRole } from '#libs/contract';
import { STAFF_ROLES } from './administration.rules.ts';

export class StaffPost implements StaffPostBody {
  @Matches(/^[A-Z][A-Z_]{1,39}$/) department: string;
  @ArrayNotEmpty() @ArrayMaxSize(50) @Matches(/^\d{6}$/, { each: true }) districts: string[];
}

export class AddStaff extends StaffPost implements AddStaffBody {
  @IsString() @Length(2, 100) login: string;
  @IsString() @Length(1, 200) password: string;
  @IsString() @Length(1, 100) name: string;
}

export class GiveRoles implements GiveRolesBody {
  @ArrayMaxSize(10) @IsIn(STAFF_ROLES, { each: true }) roles: StaffRole[];
}

export class GivePassword implements GivePasswordBody {
  @IsString() @Length(1, 200) password: string;
}
