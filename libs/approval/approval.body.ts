import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsString, Matches, Max, MaxLength, Min, ValidateIf, ValidateNested } from 'class-validator';
import type { AllowanceView, Verdict, VerdictStep } from '#libs/contract';

const PATH = /^[A-Za-z0-9_.[\]]{1,200}$/;
/** Something must be said: spaces are not. */
const Words = (): PropertyDecorator => (target, property) => {
  IsString()(target, String(property));
  Matches(/\S/)(target, String(property));
  MaxLength(2_000)(target, String(property));
};
const Present = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class RemarkBody {
  @Present() @Matches(PATH) path?: string;
  @Words() reason: string;
  @Present() @IsString() @MaxLength(2_000) cure?: string;
}

export class AllowanceBody implements AllowanceView {
  @Matches(/^[a-z_]+\.[a-z0-9_]+$/) rule: string;
  @Matches(PATH) path: string;
  @IsIn(['allow', 'refuse']) verdict: 'allow' | 'refuse';
  @Words() reason: string;
}

export class VerdictBody {
  @IsIn(['EXAMINE', 'APPROVE']) step: VerdictStep;
  @IsIn(['approve', 'correct', 'refuse']) verdict: Verdict;
  @IsInt() @Min(1) @Max(10_000) round: number;
  @Present() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => RemarkBody) remarks?: RemarkBody[];
  @Present() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => AllowanceBody) allowances?: AllowanceBody[];
}

export class TaskSearchQuery {
  @IsIn(['open', 'mine', 'done']) view: 'open' | 'mine' | 'done' = 'open';
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) page = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) size = 50;
}
