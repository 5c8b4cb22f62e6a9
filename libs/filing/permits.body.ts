import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, Matches, MaxLength, registerDecorator, ValidateNested } from 'class-validator';
import type { PermitHeld } from '#libs/contract';
import { isDate } from '#libs/kernel';

/** A day that exists. */
export const IsDay =
  (): PropertyDecorator =>
  (target, property): void =>
    registerDecorator({ name: 'isDay', target: target.constructor, propertyName: String(property), validator: { validate: isDate } });

export class PermitBody {
  @Matches(/^[PA]\d{2,3}$/) catalogueItem: string;
  @IsString() @Matches(/\S/) @MaxLength(100) number: string;
  @IsString() @Matches(/\S/) @MaxLength(200) authority: string;
  @IsDay() issuedOn: string;
  /** Absent, `null`: the paper names no last day. */
  @IsOptional() @IsDay() validTo?: string | null;
}

export class PermitsBody {
  @IsArray() @ArrayMaxSize(100) @ValidateNested({ each: true }) @Type(() => PermitBody) permits: PermitBody[];
}

/** A last day that is not stated is simply not there. */
export const permitsFrom = ({ permits }: PermitsBody): PermitHeld[] =>
  permits.map(({ validTo, ...permit }) => ({ ...permit, ...(validTo ? { validTo } : {}) }));
