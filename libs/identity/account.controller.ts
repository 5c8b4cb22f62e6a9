import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type {
  AccountView,
  IdentityDocumentType,
  ProveIdentityBody,
  SessionView,
  SignInBody,
  SignUpBody,
  WayToProve,
  WindowCodeView,
} from '#libs/contract';
import { IDENTITY_DOCUMENT_TYPES } from '#libs/identifiers';
import type { Actor } from '#libs/kernel';
import { Acts, MayCall, Once, spoken, type OnceKey } from '#libs/platform';
import { BeforeOwnPassword } from './before-own-password.ts';
import { checkPassword, normaliseLogin } from './account.rules.ts';
import { getAccount } from './account.queries.ts';
import { accountView, sessionView } from './account.view.ts';
import { deviceMarkOf, takeSessionCookie } from './cookies.ts';
import { CurrentActor, CurrentToken } from './current-actor.ts';
import { deviceWords } from './device-words.ts';
import { openSession } from './open-session.ts';
import { IdentityProof } from './identity-proof.ts';
import { PasskeyAssertionBody } from './passkey.body.ts';
import { hashPassword } from './password.ts';
import { proveIdentity } from './prove-identity.ts';
import { proveOnce } from './prove-once.ts';
import { currentSession } from './session.queries.ts';
import { tokenHash } from './session-token.ts';
import { showSession } from './show-session.ts';
import { signIn } from './sign-in.ts';
import { signOut } from './sign-out.ts';
import { signUp } from './sign-up.ts';
import { makeWindowCode } from './window-code.ts';

const WAYS_TO_PROVE: readonly WayToProve[] = ['face', 'bankCard', 'eId'];

class SignUp implements SignUpBody {
  @IsString() @Length(2, 100) login: string;
  @IsString() @Length(1, 200) password: string;
  @IsString() @Length(1, 100) name: string;
}

class SignIn implements SignInBody {
  @IsString() @Length(1, 200) login: string;
  @IsString() @Length(1, 200) password: string;
  @IsOptional() @IsIn(['browser', 'program']) as?: 'browser' | 'program';
  @IsOptional() @ValidateNested() @Type(() => PasskeyAssertionBody) passkey?: PasskeyAssertionBody;
}

class ProveIdentity implements ProveIdentityBody {
  @IsString() @Length(1, 100) name: string;
  @IsIn(IDENTITY_DOCUMENT_TYPES) documentType: IdentityDocumentType;
  @IsString() @Length(1, 40) number: string;
  @IsOptional() @Matches(/^[A-Z]{3}$/) issuingCountry?: string;
  @IsOptional() @IsIn(WAYS_TO_PROVE) way?: WayToProve;
  @IsOptional() @Matches(/^\d{12,19}$/) card?: string;
  @IsOptional() @Matches(/^\+?\d{8,15}$/) mobile?: string;
  @IsOptional() @Matches(/^\d{4,12}$/) code?: string;
}

/** Accounts and sessions. A session is opened anew at each call, so signing in takes no `Idempotency-Key`. */
@Controller('api/v1')
export class AccountController {
  constructor(
    private readonly db: DataSource,
    private readonly acts: Acts,
    private readonly proof: IdentityProof,
  ) {}

  @Post('accounts')
  @MayCall('anyone')
  async signUp(
    @Once() once: OnceKey,
    @Body() body: SignUp,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionView> {
    checkPassword(body.password, normaliseLogin(body.login));
    const passwordHash = await hashPassword(body.password);
    const opened = await this.acts.once(
      once,
      (tx) => signUp(tx, { login: body.login, name: body.name, passwordHash, language: spoken() }),
      async (tx, id) => openSession(tx, await getAccount(tx, id), 'browser', deviceWords(request.headers['user-agent'])),
    );
    return showSession(reply, opened);
  }

  @Post('sessions')
  @MayCall('anyone')
  async signIn(@Body() body: SignIn, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const whence = { address: request.ip, deviceMark: deviceMarkOf(request), device: deviceWords(request.headers['user-agent']) };
    return showSession(reply, await signIn(this.db.manager, body, body.as ?? 'browser', whence));
  }

  @Delete('sessions/current')
  @MayCall('signedIn')
  @BeforeOwnPassword()
  @HttpCode(204)
  async signOut(@CurrentToken() token: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await signOut(this.db.manager, tokenHash(token));
    takeSessionCookie(reply);
  }

  @Get('me')
  @MayCall('signedIn')
  @BeforeOwnPassword()
  async me(@CurrentActor() actor: Actor, @CurrentToken() token: string): Promise<SessionView> {
    return sessionView(await currentSession(this.db.manager, actor.userId, token), false);
  }

  @Post('me/identity')
  @MayCall('signedIn')
  @HttpCode(200)
  async proveIdentity(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Body() body: ProveIdentity): Promise<AccountView> {
    const paper = await proveOnce(this.db.manager, actor, () => this.proof.prove(body));
    return this.acts.once(
      once,
      (tx) => proveIdentity(tx, actor, paper),
      async (tx, id) => accountView(await getAccount(tx, id)),
    );
  }

  /** Not keyed: the code is shown once, and another ask makes another code. */
  @Post('me/identity/window-code')
  @MayCall('applicant')
  @HttpCode(200)
  windowCode(@CurrentActor() actor: Actor): Promise<WindowCodeView> {
    return this.db.transaction((tx) => makeWindowCode(tx, actor));
  }
}
