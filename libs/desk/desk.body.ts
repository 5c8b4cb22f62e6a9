import { Type, Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean, IsIn, IsInt, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { DeskPlace, DeskSearch } from '#libs/contract';
import { IsDay } from '#libs/platform';

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const Present = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);
/** `true` and `false` in an address; anything else is refused. */
const Flag = (): PropertyDecorator => Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value));

export class DeskQuery implements DeskSearch {
  @IsIn(['open', 'mine', 'done']) view: 'open' | 'mine' | 'done' = 'open';
  @Present() @IsIn(['FREE', 'ASSIGNED', 'HELD', 'PAUSED']) place?: DeskPlace;
  @Present() @IsIn(['ACCEPTANCE', 'REVIEW']) kind?: 'ACCEPTANCE' | 'REVIEW';
  @Present() @IsIn(['EXAMINE', 'APPROVE']) step?: 'EXAMINE' | 'APPROVE';
  @Present() @Matches(/^\d{6}$/) district?: string;
  @Present() @Matches(/^[A-Z_]{3,40}$/) entityType?: string;
  @Present() @IsString() @Length(1, 100) text?: string;
  @Present() @Flag() @IsBoolean() priority?: boolean;
  @Present() @Flag() @IsBoolean() overdue?: boolean;
  @Present() @Flag() @IsBoolean() escalated?: boolean;
  @Present() @Matches(ID) officer?: string;
  @Present() @IsDay() openedFrom?: string;
  @Present() @IsDay() openedTo?: string;
  @Present() @IsDay() dueFrom?: string;
  @Present() @IsDay() dueTo?: string;
  @Present() @Flag() @IsBoolean() corrected?: boolean;
  @Present() @IsDay() decidedFrom?: string;
  @Present() @IsDay() decidedTo?: string;
  @Present() @IsIn(['approved', 'firstTime', 'overturned', 'twoSteps', 'machine']) outcome?: NonNullable<DeskSearch['outcome']>;
  @Present() @Matches(/^[A-Za-z0-9_-]{1,400}$/) after?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) size = 50;
}

export class AbsenceBody {
  @IsDay() until: string;
  @ValidateIf((_, value) => value !== null) @Matches(ID) to: string | null;
}

export class SkillsBody {
  @ArrayMaxSize(20) @Matches(/^[A-Z_]{3,40}$/, { each: true }) skills: string[];
}

export class BalanceBody {
  @ArrayNotEmpty() @ArrayMaxSize(100) @Matches(ID, { each: true }) officers: string[];
}
