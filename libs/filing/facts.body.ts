import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { ContributionFacts, DissolutionGround, Facts, IdentityDocumentType, InvestorFacts, PersonFacts } from '#libs/contract';
import { IDENTITY_DOCUMENT_TYPES } from '#libs/identifiers';
import { isDate } from '#libs/kernel';

/** Shape only: what a field may be made of. Whether it is right is asked by the rules, all at once. */

const SHORT = 100;
const LINE = 600;
const LONG = 4_000;
const MOST_SCOPE = 40_000;
const MOST_FEN = 1_000_000_000_000_000;
const KEY = /^[A-Za-z0-9_-]{1,40}$/;
/** Why an entity ends: its term or purpose, a decision, the licence taken, a merger, a court. */
export const DISSOLUTION_GROUNDS: readonly DissolutionGround[] = ['TERM', 'DECISION', 'MERGER', 'LICENCE_REVOKED', 'COURT', 'OTHER'];

export const PERSON_ROLES = [
  'legalRepresentative',
  'chairperson',
  'executiveDirector',
  'director',
  'manager',
  'supervisor',
  'auditCommittee',
  'seniorOfficer',
  'financeOfficer',
  'liaisonOfficer',
  'operator',
  'familyMember',
  'personInCharge',
  'councilChair',
  'delegatedRepresentative',
  'handler',
  'agent',
  'designatedRepresentative',
  'viceChairperson',
  'supervisoryBoardChair',
  'staffDirector',
  'staffSupervisor',
  'investor',
  'managingPartner',
  'parentLegalRepresentative',
  'parentManagingPartner',
  'parentInvestor',
  'parentOperator',
  'formerLegalRepresentative',
  'formerManagingPartner',
  'formerInvestor',
  'formerOperator',
  'liquidationLead',
  'liquidator',
] as const;

/** A day that exists. `null` is none: a day that is not known is left out. */
const IsDay =
  (): PropertyDecorator =>
  (target, property): void => {
    ValidateIf((_, value) => value !== undefined)(target, String(property));
    registerDecorator({ name: 'isDay', target: target.constructor, propertyName: String(property), validator: { validate: isDate } });
  };

const IsADay =
  (): PropertyDecorator =>
  (target, property): void =>
    registerDecorator({ name: 'isDay', target: target.constructor, propertyName: String(property), validator: { validate: isDate } });

/** An optional text; absent, `null` and empty are the same. */
const Line =
  (most = LINE): PropertyDecorator =>
  (target, property): void => {
    IsOptional()(target, property);
    IsString()(target, String(property));
    MaxLength(most)(target, String(property));
  };

const Text =
  (most = LINE): PropertyDecorator =>
  (target, property): void => {
    IsString()(target, String(property));
    MaxLength(most)(target, String(property));
  };

const Flag = (): PropertyDecorator => (target, property) => {
  ValidateIf((_, value) => value !== undefined)(target, String(property));
  IsBoolean()(target, String(property));
};

const Fen = (): PropertyDecorator => (target, property) => {
  IsInt()(target, String(property));
  Min(0)(target, String(property));
  Max(MOST_FEN)(target, String(property));
};

/** One object of a class. A list is none, though a validator would look at each of its entries and be content with none. */
const One =
  (type: () => new () => object): PropertyDecorator =>
  (target, property): void => {
    IsObject()(target, String(property));
    ValidateNested()(target, property);
    Type(type)(target, String(property));
  };

const Many =
  (type: () => new () => object, most = 500): PropertyDecorator =>
  (target, property): void => {
    IsArray()(target, String(property));
    ArrayMaxSize(most)(target, String(property));
    IsObject({ each: true })(target, String(property));
    ValidateNested({ each: true })(target, property);
    Type(type)(target, String(property));
  };

/** A part that may be left out. */
const Present = (): PropertyDecorator => ValidateIf((_, value) => value !== undefined);

export class NameBody {
  @Text() full: string;
  @Text() division: string;
  @Text() tradeName: string;
  @Text() industryTerm: string;
  @Text() organizationalForm: string;
  @Line(SHORT) reservation?: string;
  @Line() parentName?: string;
  @Line() place?: string;
}

export class AddressBody {
  @Text(6) divisionCode: string;
  @Line() town?: string;
  @Line() street?: string;
  @Line() doorNumber?: string;
  @Line() unit?: string;
  @Text(LINE) text: string;
  @IsIn(['COMMERCIAL', 'RESIDENTIAL', 'INDUSTRIAL', 'VIRTUAL']) propertyUse: 'COMMERCIAL';
  @IsIn(['OWNED', 'LEASED', 'BORROWED', 'HOSTED']) rightOfUse: 'OWNED';
  @IsIn(['PROOF', 'DECLARED']) mode: 'PROOF' | 'DECLARED';
  @Flag() residentialConsent?: boolean;
  @Flag() clusterFlag?: boolean;
  @Line(SHORT) hostEntity?: string;
}

export class IndustryBody {
  @IsIn(['2011', '2017']) edition: '2011' | '2017';
  @Text(20) code: string;
}

export class TermBody {
  @IsDay() to?: string;
  @Present() @IsIn([true]) indefinite?: true;
}

export class IdentityDocumentBody {
  @IsIn(IDENTITY_DOCUMENT_TYPES) type: IdentityDocumentType;
  @Text(60) number: string;
  @Line(3) issuingCountry?: string;
  @Line(20) version?: string;
}

export class PersonBody {
  @Matches(KEY) key: string;
  @Text(200) name: string;
  @One(() => IdentityDocumentBody) document: IdentityDocumentBody;
  @IsArray() @ArrayMaxSize(20) @IsIn(PERSON_ROLES, { each: true }) roles: string[];
  @IsDay() birthDate?: string;
  @Present() @IsInt() @Min(0) @Max(100) termYears?: number;
  @Flag() realNameVerified?: boolean;
  @Flag() registered?: boolean;
}

export class OrganisationBody {
  @Text() name: string;
  @Text(60) unifiedSocialCreditCode: string;
  @Line(SHORT) registerEntity?: string;
  @Line(SHORT) controlledBy?: string;
  @Line(SHORT) bodyKind?: string;
  @Flag() publicAdministration?: boolean;
}

export class ContributionBody {
  @IsIn(['MONEY', 'IN_KIND', 'INTELLECTUAL_PROPERTY', 'LAND_USE_RIGHT', 'EQUITY', 'CLAIM', 'LABOUR', 'OTHER']) method: ContributionFacts['method'];
  @Fen() amount: number;
  @IsDay() dueOn?: string;
  @IsDay() paidOn?: string;
}

export class InvestorBody {
  @Present() @Matches(KEY) person?: string;
  @Present() @One(() => OrganisationBody) organisation?: OrganisationBody;
  @Fen() subscribed: number;
  @Fen() paidIn: number;
  @Many(() => ContributionBody, 50) contributions: ContributionBody[];
  @Present() @IsIn(['GENERAL', 'LIMITED']) liability?: InvestorFacts['liability'];
  @Flag() managingPartner?: boolean;
  @Line(40) delegate?: string;
  @Flag() farmer?: boolean;
  @Line(SHORT) status?: string;
}

export class FiveInOneBody {
  @IsOptional() @IsInt() @Min(0) @Max(1_000_000) staffCount?: number;
  @IsOptional() @Matches(/^(\d{4}-(0[1-9]|1[0-2])|\s*)$/) salaryStartMonth?: string;
  @Line(SHORT) accountingSystem?: string;
  @Line() taxAgent?: string | null;
  @Line(40) phone?: string;
  @Line(40) financeOfficer?: string | null;
  @Line(40) socialInsuranceHandler?: string;
}

export class SupervisorWaiverBody {
  @Flag() unanimous?: boolean;
}

export class MissingBody {
  @Present() @IsArray() @ArrayMaxSize(500) @Matches(KEY, { each: true }) missing?: string[];
}

export class CommitmentsBody {
  @Flag() dualNotification?: boolean;
  @Flag() address?: boolean;
}

/** A new value: a text, an amount, or keys of people. */
const IsNewValue =
  (): PropertyDecorator =>
  (target, property): void => {
    IsOptional()(target, property);
    const isValue = (value: unknown): boolean =>
      (typeof value === 'string' && value.length <= MOST_SCOPE) || (typeof value === 'number' && Number.isSafeInteger(value));
    const validate = (value: unknown): boolean => isValue(value) || (Array.isArray(value) && value.length <= 500 && value.every(isValue));
    registerDecorator({ name: 'isNewValue', target: target.constructor, propertyName: String(property), validator: { validate } });
  };

export class ChangeItemBody {
  @Matches(/^[A-Za-z]{1,40}$/) item: string;
  @IsNewValue() to?: unknown;
  @IsADay() decidedOn: string;
  @IsDay() publishedOn?: string;
  @Flag() insideFamily?: boolean;
}

export class ChangeBody {
  @Many(() => ChangeItemBody, 30) items: ChangeItemBody[];
  @Present() @IsArray() @ArrayMaxSize(500) @IsInt({ each: true }) @Min(0, { each: true }) addedScope?: number[];
  @Present() @Matches(KEY) signedBy?: string;
  @IsDay() effectiveOn?: string;
}

/** The notice, the objections and who has not signed are derived, but whom the filer knows not to sign may be said beforehand. */
export class SimplifiedDeregistrationBody {
  @IsOptional() @IsIn(['NOT_OPENED', 'NO_DEBTS']) ground?: 'NOT_OPENED' | 'NO_DEBTS' | null;
  @Flag() automatic?: boolean;
  @Present() @IsArray() @ArrayMaxSize(500) @Matches(KEY, { each: true }) commitmentUnsigned?: string[];
}

export class DeregistrationBody {
  @IsOptional() @IsIn(DISSOLUTION_GROUNDS) ground?: DissolutionGround;
  @IsDay() liquidationEndedOn?: string;
}

export class OwnPapersBody {
  @Present() @IsArray() @ArrayMaxSize(50) @Matches(KEY, { each: true }) own?: string[];
}

/** Parts of the facts, each replacing what stood there; `null` takes a part away. Documents and signatures given are derived, not stated. */
export class FactsBody {
  @IsOptional() @IsIn(['INDIVIDUAL', 'FAMILY']) compositionForm?: Facts['compositionForm'] | null;
  @IsOptional() @One(() => NameBody) name?: NameBody | null;
  @IsOptional() @One(() => AddressBody) address?: AddressBody | null;
  @IsOptional() @Many(() => AddressBody, 50) operatingAddresses?: AddressBody[] | null;
  @IsOptional() @IsArray() @ArrayMaxSize(500) @IsString({ each: true }) @MaxLength(LONG, { each: true }) businessScope?: string[] | null;
  @IsOptional() @One(() => IndustryBody) industryCode?: IndustryBody | null;
  @IsOptional() @Fen() registeredCapital?: number | null;
  @IsOptional() @Fen() contributionAmount?: number | null;
  @IsOptional() @One(() => TermBody) businessTerm?: TermBody | null;
  @IsOptional() @Many(() => PersonBody) @ArrayUnique((person: PersonFacts) => person.key) people?: PersonBody[] | null;
  @IsOptional() @Many(() => InvestorBody) investors?: InvestorBody[] | null;
  @IsOptional() @One(() => SupervisorWaiverBody) supervisorWaiver?: SupervisorWaiverBody | null;
  @IsOptional() @One(() => FiveInOneBody) fiveInOne?: FiveInOneBody | null;
  @IsOptional() @One(() => MissingBody) signatures?: MissingBody | null;
  @IsOptional() @One(() => OwnPapersBody) documents?: OwnPapersBody | null;
  @IsOptional() @One(() => CommitmentsBody) commitments?: CommitmentsBody | null;
  @IsOptional() @One(() => ChangeBody) change?: ChangeBody | null;
  @IsOptional() @One(() => SimplifiedDeregistrationBody) simplifiedDeregistration?: SimplifiedDeregistrationBody | null;
  @IsOptional() @One(() => DeregistrationBody) deregistration?: DeregistrationBody | null;
}
