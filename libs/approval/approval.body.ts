import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type {
  AllowanceView,
  ChangeVerdictBody,
  DecideBody,
  DeclineBody,
  IdentityDocument,
  IdentityDocumentType,
  ReturnBody,
  SeenBody,
  SwitchName,
  Verdict,
  VerdictStep,
} from '#libs/contract';
import { IDENTITY_DOCUMENT_TYPES } from '#libs/identifiers';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PATH = /^[A-Za-z0-9_.[\]]{1,200}$/;
const CODE = /^[a-z]+\.[a-z_]{1,60}$/;
/** Something must be said: spaces are not. */
const Words = (): PropertyDecorator => (target, property) => {
  IsString()(target, String(property));
  Matches(/\S/)(target, String(property));
  MaxLength(2_000)(target, String(property));
};
const Present = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class RemarkBody {
  @Present() @Matches(PATH) path?: string;
  @Present() @Matches(CODE) code?: string;
  /** May be left to the code. */
  @ValidateIf((remark: RemarkBody) => remark.reason !== undefined || remark.code === undefined) @Words() reason?: string;
  @Present() @IsString() @MaxLength(2_000) cure?: string;
}

export class AllowanceBody implements AllowanceView {
  @Matches(/^[a-z_]+\.[a-z0-9_]+$/) rule: string;
  @Matches(PATH) path: string;
  @IsIn(['allow', 'refuse']) verdict: 'allow' | 'refuse';
  @Words() reason: string;
}

export class VerdictBody implements DecideBody {
  @IsIn(['EXAMINE', 'APPROVE']) step: VerdictStep;
  @IsIn(['approve', 'correct', 'refuse']) verdict: Verdict;
  @IsInt() @Min(1) @Max(10_000) round: number;
  @Present() @IsInt() @Min(1) @Max(1_000_000) version?: number;
  @Present() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => RemarkBody) remarks?: RemarkBody[];
  @Present() @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => AllowanceBody) allowances?: AllowanceBody[];
  @Present() @IsBoolean() heldBack?: boolean;
}

export class TaskSearchQuery {
  @IsIn(['open', 'mine', 'done']) view: 'open' | 'mine' | 'done' = 'open';
  @Type(() => Number) @IsInt() @Min(0) @Max(1_000_000) page = 0;
  @Type(() => Number) @IsInt() @Min(1) @Max(200) size = 50;
}

/** What a writer saw. */
export class Seen implements SeenBody {
  @IsInt() @Min(1) @Max(10_000) round: number;
  @IsInt() @Min(1) @Max(1_000_000) version: number;
}

export class ChangedVerdictBody extends VerdictBody implements ChangeVerdictBody {
  @Words() why: string;
}

export class PauseBody extends Seen {
  @Words() reason: string;
  @Present() @Matches(DAY) until?: string;
}

export class ReferralBody extends Seen {
  @Matches(/^[A-Z][A-Z_]{1,39}$/) department: string;
  @Words() reason: string;
}

export class LateReasonBody extends Seen {
  @Matches(/^[A-Za-z0-9_.[\]]{0,200}$/) path: string;
  @Words() why: string;
}

export class ExtensionBody extends Seen {
  @Words() reason: string;
}

class PointBody {
  @Matches(/^[A-Za-z0-9_.]{1,100}$/) point: string;
  @IsBoolean() right: boolean;
}

export class ReturnedBody extends Seen implements ReturnBody {
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => PointBody) checklist: PointBody[];
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => RemarkBody) remarks: RemarkBody[];
}

export class DeclinedBody extends Seen implements DeclineBody {
  @Words() reason: string;
  @Words() remedy: string;
}

export class HandlingBody extends Seen {
  @ValidateIf((_, value) => value !== undefined && value !== null) @Words() priorityReason?: string | null;
  @ValidateIf((_, value) => value !== undefined && value !== null) @Matches(ID) caseWorkerId?: string | null;
  @Present() @Words() riskReason?: string;
}

export class AssignmentBody extends Seen {
  @ValidateIf((_, value) => value !== null) @Matches(ID) to: string | null;
}

export class DifferencesQuery {
  @Present() @Type(() => Number) @IsInt() @Min(1) @Max(10_000) from?: number;
}

export class SwitchBody {
  @IsIn(['acceptance', 'machineLane']) what: SwitchName;
  @Matches(/^(\d{6}|\*)$/) district: string;
  @Matches(/^([A-Z_]{3,40}|\*)$/) entityType: string;
  @IsBoolean() on: boolean;
  @IsNumber() @Min(0) @Max(1) share: number;
}

export class SampleBody {
  @IsIn(['right', 'wrong']) result: 'right' | 'wrong';
  @Words() note: string;
}

export class SamplesQuery {
  @IsIn(['waiting', 'all']) view: 'waiting' | 'all' = 'waiting';
}

class RelativePaper implements IdentityDocument {
  @IsIn(IDENTITY_DOCUMENT_TYPES) type: IdentityDocumentType;
  @IsString() @Matches(/\S/) @MaxLength(40) number: string;
}

export class InterestBody {
  @IsIn(['relative', 'phone', 'address']) kind: 'relative' | 'phone' | 'address';
  @IsString() @Matches(/\S/) @MaxLength(100) label: string;
  @ValidateIf(({ kind }: InterestBody) => kind === 'relative') @IsObject() @ValidateNested() @Type(() => RelativePaper) document: RelativePaper;
  /** The number, or the address as it is printed. */
  @ValidateIf(({ kind }: InterestBody) => kind !== 'relative') @IsString() @Matches(/\S/) @MaxLength(300) value: string;
}
