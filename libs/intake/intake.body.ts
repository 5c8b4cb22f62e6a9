import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Length, Matches, MaxLength, ValidateIf, ValidateNested } from 'class-validator';
import type { EntityType, FilingKind, IdentityDocument, IdentityDocumentType, SeenAtWindowBody } from '#libs/contract';
import { ENTITY_TYPES } from '#libs/catalogue';
import { IDENTITY_DOCUMENT_TYPES } from '#libs/identifiers';
import { CreateFilingBody, FactsBody } from '#libs/filing';

export class PaperBody implements IdentityDocument {
  @IsIn(IDENTITY_DOCUMENT_TYPES) type: IdentityDocumentType;
  @IsString() @Length(1, 40) number: string;
  @IsOptional() @Matches(/^[A-Z]{3}$/) issuingCountry?: string;
}

class ApplicantBody {
  @IsString() @Matches(/\S/) @MaxLength(100) name: string;
  @IsObject() @ValidateNested() @Type(() => PaperBody) document: PaperBody;
}

/** What an applicant's own draft begins with, at which window, and for whom. The channel is the window. */
export class WalkInBody extends CreateFilingBody {
  declare kind: FilingKind;
  declare entityType: EntityType;
  declare facts?: FactsBody;
  @IsObject() @ValidateNested() @Type(() => ApplicantBody) applicant: ApplicantBody;
  @Matches(/^\d{6}(-[0-9A-Za-z]{1,10})?$/) acceptingOffice: string;
}

export class SeenAtWindow extends ApplicantBody implements SeenAtWindowBody {
  @IsString() @Length(8, 20) code: string;
}

export class CompetenceQuery {
  @Matches(/^\d{6}$/) division: string;
  @ValidateIf((_, value) => value !== undefined) @Matches(/^\d{6}(-[0-9A-Za-z]{1,10})?$/) office?: string;
  @ValidateIf((_, value) => value !== undefined) @IsIn(ENTITY_TYPES) entityType?: EntityType;
}

export class SignedOnPaperBody {
  @Matches(/^[A-Za-z0-9_-]{1,40}$/) person: string;
}
