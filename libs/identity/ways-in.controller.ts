import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsBoolean, IsDefined, IsIn, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type {
  AddPasskeyBody,
  AskPasskeySignUpBody,
  ConfirmBody,
  NewPasskeyAskView,
  PasskeyAskView,
  PasskeySignInBody,
  PasskeySignUpBody,
  RecoveryCodesView,
  SecondFactorBody,
  SessionView,
  SetPasswordBody,
  WaysInView,
} from '#libs/contract';
import type { Actor } from '#libs/kernel';
import { Acts, AN_ID, MayCall, Once, spoken, type OnceKey } from '#libs/platform';
import { addPasskey, askNewPasskey } from './add-passkey.ts';
import { checkPassword } from './account.rules.ts';
import { getAccount } from './account.queries.ts';
import { BeforeOwnPassword } from './before-own-password.ts';
import { changePassword, mustBeOwn } from './change-password.ts';
import { askToConfirm, confirmSession, mustBeConfirmed } from './confirm-session.ts';
import { CurrentActor, CurrentToken } from './current-actor.ts';
import { deviceWords } from './device-words.ts';
import { openSession } from './open-session.ts';
import { PasskeyAssertionBody, PasskeyAttestationBody } from './passkey.body.ts';
import { hashPassword } from './password.ts';
import { makeRecoveryCodes } from './recovery-codes.ts';
import { removePasskey } from './remove-passkey.ts';
import { tokenHash } from './session-token.ts';
import { removePassword } from './remove-password.ts';
import { setSecondFactor } from './set-second-factor.ts';
import { askPasskeySignUp, signUpWithPasskey } from './sign-up-with-passkey.ts';
import { showSession } from './show-session.ts';
import { askToSignIn, signInWithPasskey } from './sign-in-with-passkey.ts';
import { waysIn } from './ways-in.queries.ts';

class PasskeySignIn implements PasskeySignInBody {
  @IsDefined() @ValidateNested() @Type(() => PasskeyAssertionBody) passkey: PasskeyAssertionBody;
  @IsOptional() @IsIn(['browser', 'program']) as?: 'browser' | 'program';
}

class AskPasskeySignUp implements AskPasskeySignUpBody {
  @IsString() @Length(2, 100) login: string;
  @IsString() @Length(1, 100) name: string;
}

class PasskeySignUp extends AskPasskeySignUp implements PasskeySignUpBody {
  @Matches(/^[\w-]{22}$/) account: string;
  @IsDefined() @ValidateNested() @Type(() => PasskeyAttestationBody) passkey: PasskeyAttestationBody;
}

class Confirm implements ConfirmBody {
  @IsOptional() @IsString() @Length(1, 200) password?: string;
  @IsOptional() @ValidateNested() @Type(() => PasskeyAssertionBody) passkey?: PasskeyAssertionBody;
}

class AddPasskey implements AddPasskeyBody {
  @IsString() @Length(1, 60) name: string;
  @IsDefined() @ValidateNested() @Type(() => PasskeyAttestationBody) passkey: PasskeyAttestationBody;
}

class SetPassword implements SetPasswordBody {
  @IsString() @Length(1, 200) password: string;
}

class SecondFactor implements SecondFactorBody {
  @IsBoolean() on: boolean;
}

/** Passkeys, and what an account asks of who wants in. Changes need a session whose holder showed who they are within ten minutes. */
@Controller('api/v1')
@MayCall('signedIn')
export class WaysInController {
  constructor(private readonly acts: Acts) {}

  @Post('sessions/passkey/options')
  @MayCall('anyone')
  @HttpCode(200)
  askToSignIn(): Promise<PasskeyAskView> {
    return askToSignIn();
  }

  @Post('sessions/passkey')
  @MayCall('anyone')
  async signIn(
    @Body() { passkey, as }: PasskeySignIn,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const device = deviceWords(request.headers['user-agent']);
    return showSession(reply, await this.acts.db.transaction((tx) => signInWithPasskey(tx, passkey, as ?? 'browser', device)));
  }

  @Post('accounts/passkey/options')
  @MayCall('anyone')
  @HttpCode(200)
  askToSignUp(@Body() body: AskPasskeySignUp): Promise<NewPasskeyAskView> {
    return askPasskeySignUp(this.acts.db.manager, body);
  }

  @Post('accounts/passkey')
  @MayCall('anyone')
  async signUp(
    @Once() once: OnceKey,
    @Body() body: PasskeySignUp,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    const device = deviceWords(request.headers['user-agent']);
    const opened = await this.acts.once(
      once,
      (tx) => signUpWithPasskey(tx, body, { language: spoken(), device }),
      async (tx, id) => openSession(tx, await getAccount(tx, id), 'browser', device),
    );
    return showSession(reply, opened);
  }

  @Get('me/ways-in')
  waysIn(@CurrentActor() actor: Actor): Promise<WaysInView> {
    return waysIn(this.acts.db.manager, actor.userId);
  }

  @Post('me/confirm/options')
  @HttpCode(200)
  askToConfirm(@CurrentActor() actor: Actor): Promise<PasskeyAskView> {
    return askToConfirm(this.acts.db.manager, actor.userId);
  }

  @Post('me/confirm')
  @BeforeOwnPassword()
  @HttpCode(204)
  confirm(@CurrentActor() actor: Actor, @CurrentToken() token: string, @Body() body: Confirm): Promise<void> {
    return confirmSession(this.acts.db.manager, actor.userId, tokenHash(token), body);
  }

  @Post('me/passkeys/options')
  @HttpCode(200)
  async askNewPasskey(@CurrentActor() actor: Actor, @CurrentToken() token: string): Promise<NewPasskeyAskView> {
    await mustBeConfirmed(this.acts.db.manager, tokenHash(token));
    return askNewPasskey(this.acts.db.manager, actor);
  }

  @Post('me/passkeys')
  addPasskey(@CurrentActor() actor: Actor, @CurrentToken() token: string, @Once() once: OnceKey, @Body() body: AddPasskey): Promise<WaysInView> {
    return this.acts.once(
      once,
      async (tx) => {
        await mustBeConfirmed(tx, tokenHash(token));
        await addPasskey(tx, actor, body.name, body.passkey);
        return { id: actor.userId };
      },
      waysIn,
    );
  }

  @Delete('me/passkeys/:id')
  removePasskey(
    @CurrentActor() actor: Actor,
    @CurrentToken() token: string,
    @Once() once: OnceKey,
    @Param('id', AN_ID) id: string,
  ): Promise<WaysInView> {
    return this.acts.once(
      once,
      async (tx) => {
        await mustBeConfirmed(tx, tokenHash(token));
        return removePasskey(tx, actor, id);
      },
      waysIn,
    );
  }

  @Put('me/second-factor')
  setSecondFactor(
    @CurrentActor() actor: Actor,
    @CurrentToken() token: string,
    @Once() once: OnceKey,
    @Body() { on }: SecondFactor,
  ): Promise<WaysInView> {
    return this.acts.once(
      once,
      async (tx) => {
        await mustBeConfirmed(tx, tokenHash(token));
        return setSecondFactor(tx, actor, on);
      },
      waysIn,
    );
  }

  /** Also for who has none, has forgotten it and came in by a passkey, or has one that somebody else chose. */
  @Put('me/password')
  @BeforeOwnPassword()
  async changePassword(
    @CurrentActor() actor: Actor,
    @CurrentToken() token: string,
    @Once() once: OnceKey,
    @Body() { password }: SetPassword,
  ): Promise<WaysInView> {
    const account = await getAccount(this.acts.db.manager, actor.userId);
    checkPassword(password, account.login);
    await mustBeOwn(password, account);
    const passwordHash = await hashPassword(password);
    return this.acts.once(
      once,
      async (tx) => {
        await mustBeConfirmed(tx, tokenHash(token));
        return changePassword(tx, actor, passwordHash, tokenHash(token));
      },
      waysIn,
    );
  }

  @Delete('me/password')
  removePassword(@CurrentActor() actor: Actor, @CurrentToken() token: string, @Once() once: OnceKey): Promise<WaysInView> {
    return this.acts.once(
      once,
      async (tx) => {
        await mustBeConfirmed(tx, tokenHash(token));
        return removePassword(tx, actor);
      },
      waysIn,
    );
  }

  /** The codes are kept by nobody, so they cannot be given a second time: a repeated request makes a fresh set. */
  @Post('me/recovery-codes')
  async makeRecoveryCodes(@CurrentActor() actor: Actor, @CurrentToken() token: string): Promise<RecoveryCodesView> {
    return this.acts.db.transaction(async (tx) => {
      await mustBeConfirmed(tx, tokenHash(token));
      return { codes: await makeRecoveryCodes(tx, actor) };
    });
  }
}
