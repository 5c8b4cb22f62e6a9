import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import type { EntityType, FilingKind } from '#libs/contract';
import { ENTITY_TYPES } from '#libs/catalogue';
import type { NameQuestionFacts } from './naming.entity.ts';

/** As long as a name in a filing may come: what is too long for a name is said by the rules. */
const LINE = 600;
const KINDS: FilingKind[] = ['establishment', 'branchEstablishment', 'change'];
const AN_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const Line = (): PropertyDecorator => (target, property) => {
  IsOptional()(target, property);
  IsString()(target, String(property));
  MaxLength(LINE)(target, String(property));
};

export class NameFrameBody {
  @IsOptional() @IsIn(KINDS) kind?: FilingKind;
  @IsIn(ENTITY_TYPES) entityType: EntityType;
  @Matches(/^\d{6}$/) jurisdiction: string;
  /** Of a change, the entity; of a branch, its parent: an id in the register. */
  @IsOptional() @Matches(AN_ID) subject?: string;
}

/** A whole name; its parts where they are known. */
export class NameAskedBody {
  @IsString() @MaxLength(LINE) full: string;
  @Line() division?: string;
  @Line() tradeName?: string;
  @Line() industryTerm?: string;
  @Line() organizationalForm?: string;
  @Line() parentName?: string;
  @Line() place?: string;
}

export class NameHolderBody {
  @IsString() @MaxLength(200) name: string;
  @IsString() @MaxLength(60) unifiedSocialCreditCode: string;
  @IsOptional() @Matches(AN_ID) registerEntity?: string;
  @IsOptional() @IsString() @MaxLength(100) controlledBy?: string;
  @IsOptional() @IsString() @MaxLength(100) bodyKind?: string;
}

/** What the rules of names look at beside the name. People are no part of it. */
export class NameFactsBody {
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000_000_000_000) registeredCapital?: number;
  @IsOptional() @IsArray() @ArrayMaxSize(100) @IsString({ each: true }) @MaxLength(200, { each: true }) businessScope?: string[];
  @IsOptional() @IsArray() @ArrayMaxSize(50) @ValidateNested({ each: true }) @Type(() => NameHolderBody) investors?: NameHolderBody[];
}

export class CheckNameBody {
  @IsObject() @ValidateNested() @Type(() => NameFrameBody) frame: NameFrameBody;
  @IsObject() @ValidateNested() @Type(() => NameAskedBody) name: NameAskedBody;
  @IsOptional() @ValidateNested() @Type(() => NameFactsBody) facts?: NameFactsBody;
}

export class ReserveNameBody {
  @IsString() @MaxLength(200_000) verdictToken: string;
  @IsString() @MaxLength(LINE) name: string;
}

/** Without what was sent as `null` or left out: absent stays absent. */
export function present<One extends object>(one: One): One {
  const there = Object.entries(one).filter(([, value]) => value !== null && value !== undefined);
  // The same keys as before, but for optional ones that held nothing.
  return Object.fromEntries(there) as One;
}

export function factsFrom(body: NameFactsBody | null | undefined): NameQuestionFacts {
  const { investors, ...facts } = present(body ?? new NameFactsBody());
  return { ...facts, ...(investors ? { investors: investors.map(present) } : {}) };
}
