import { Type } from 'class-transformer';
import { IsInt, IsString, Length, Matches, Max, Min, ValidateIf } from 'class-validator';
import type { TrailSearch } from '#libs/contract';
import { IsDay } from '#libs/platform';

const Present = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class TrailFilter implements TrailSearch {
  @Present() @IsDay() from?: string;
  @Present() @IsDay() to?: string;
  @Present() @IsString() @Length(1, 100) actor?: string;
  @Present() @Matches(/^[a-z]{2,40}(\.[a-z_]{2,60})?$/) what?: string;
  @Present() @Matches(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/) object?: string;
}

export class TrailQuery extends TrailFilter {
  @Present() @Matches(/^\d{1,18}$/) after?: string;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) size = 50;
}
