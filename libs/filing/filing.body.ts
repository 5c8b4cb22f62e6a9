import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Channel, EntityType, FilingKind } from '#libs/contract';
import { PasskeyAssertionBody } from '#libs/identity';
import { FactsBody } from './facts.body.ts';

/** Here: the kinds of filing whose whole way is built. */
export const KINDS: FilingKind[] = [
  'establishment',
  'branchEstablishment',
  'change',
  'licenceConversion',
  'licenceReplacement',
  'deregistration',
  'simplifiedDeregistration',
];
export const ENTITY_TYPES: EntityType[] = [
  'LIMITED_LIABILITY_COMPANY',
  'JOINT_STOCK_COMPANY',
  'COMPANY_BRANCH',
  'SOLE_PROPRIETORSHIP',
  'GENERAL_PARTNERSHIP',
  'SPECIAL_GENERAL_PARTNERSHIP',
  'LIMITED_PARTNERSHIP',
  'INDIVIDUAL_BUSINESS',
  'FARMER_COOPERATIVE',
];

const ENTITY_POINTER = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9A-HJ-NPQRTUWXY]{18}|\d{15})$/;

export class CreateFilingBody {
  @IsIn(KINDS) kind: FilingKind;
  @IsIn(ENTITY_TYPES) entityType: EntityType;
  @Matches(/^\d{6}$/) jurisdiction: string;
  @IsIn(['online', 'window']) channel: Channel;
  /** The entity that the filing concerns: its id in the register, or its unified social credit code or registration number. */
  @ValidateIf((_, value) => value !== undefined) @Matches(ENTITY_POINTER) subject?: string;
  /** Of a simplified deregistration: whether its notice is to be published, or the application follows a notice that ran already. */
  @ValidateIf((_, value) => value !== undefined) @IsIn(['publishNotice', 'apply']) step?: 'publishNotice' | 'apply';
  @ValidateIf((_, value) => value !== undefined) @IsObject() @ValidateNested() @Type(() => FactsBody) facts?: FactsBody;
  /** In the name of the agent firm of which the caller is a member. */
  @ValidateIf((_, value) => value !== undefined) @IsBoolean() agent?: boolean;
}

export class SaveQuery {
  /** `follow`: a change goes to the registry of where the firm moves. */
  @ValidateIf((_, value) => value !== undefined) @IsIn(['follow']) registry?: 'follow';
}

export class ContactBody {
  @IsOptional() @IsEmail() @MaxLength(254) email?: string;
  @IsOptional() @IsString() @Matches(/^\+?[0-9 ()-]{5,30}$/) mobile?: string;
}

export class ContactsBody {
  /** By person key; each checked like ContactBody. */
  @IsObject() contacts: Record<string, ContactBody>;
}

export class SignBody {
  @Matches(/^[0-9a-f]{64}$/) contentHash: string;
  @IsOptional() @IsString() @MaxLength(1_000) password?: string;
  @IsOptional() @ValidateNested() @Type(() => PasskeyAssertionBody) passkey?: PasskeyAssertionBody;
}

class AnswerBody {
  @IsInt() @Min(0) @Max(10_000) remark: number;
  @IsString() @Matches(/\S/) @MaxLength(2_000) answer: string;
}

export class AnswersBody {
  @IsArray() @ArrayMaxSize(200) @ValidateNested({ each: true }) @Type(() => AnswerBody) answers: AnswerBody[];
}
