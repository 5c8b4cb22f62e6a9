import { Type } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsObject, IsOptional, IsString, Length, ValidateNested } from 'class-validator';
import type { PasskeyAssertion, PasskeyAttestation } from '#libs/contract';

class AssertionAnswer {
  @IsString() @Length(1, 4_000) clientDataJSON: string;
  @IsString() @Length(1, 4_000) authenticatorData: string;
  @IsString() @Length(1, 4_000) signature: string;
  @IsOptional() @IsString() @Length(0, 200) userHandle?: string;
}

/** What a browser gives after a passkey was used: the body of any route that takes one. */
export class PasskeyAssertionBody implements PasskeyAssertion {
  @IsString() @Length(1, 1_400) id: string;
  @IsString() @Length(1, 1_400) rawId: string;
  @IsIn(['public-key']) type: 'public-key';
  @IsObject() @ValidateNested() @Type(() => AssertionAnswer) response: AssertionAnswer;
  @IsOptional() @IsObject() clientExtensionResults?: object;
  @IsOptional() @IsIn(['platform', 'cross-platform']) authenticatorAttachment?: 'platform' | 'cross-platform';
}

class AttestationAnswer {
  @IsString() @Length(1, 4_000) clientDataJSON: string;
  @IsString() @Length(1, 20_000) attestationObject: string;
  @IsOptional() @IsString() @Length(0, 4_000) authenticatorData?: string;
  @IsOptional() @ArrayMaxSize(10) @IsString({ each: true }) @Length(1, 40, { each: true }) transports?: string[];
  @IsOptional() publicKeyAlgorithm?: number;
  @IsOptional() @IsString() @Length(0, 4_000) publicKey?: string;
}

/** What a browser gives after a passkey was made. */
export class PasskeyAttestationBody implements PasskeyAttestation {
  @IsString() @Length(1, 1_400) id: string;
  @IsString() @Length(1, 1_400) rawId: string;
  @IsIn(['public-key']) type: 'public-key';
  @IsObject() @ValidateNested() @Type(() => AttestationAnswer) response: AttestationAnswer;
  @IsOptional() @IsObject() clientExtensionResults?: object;
  @IsOptional() @IsIn(['platform', 'cross-platform']) authenticatorAttachment?: 'platform' | 'cross-platform';
}
