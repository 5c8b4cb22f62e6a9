import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { PasskeyAskView, SigningView } from '#libs/contract';
import { CurrentActor, verifyPassword } from '#libs/identity';
import { invalid, type Actor } from '#libs/kernel';
import { Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { SignBody } from './filing.body.ts';
import { signingPage } from './filing.queries.ts';
import { askToSign, confirmPart, signFiling } from './sign-filing.ts';

@ApiTags('signing')
@Controller('api/v1/signings')
@MayCall('applicant')
export class SigningController {
  constructor(private readonly acts: Acts) {}

  @Get(':token')
  show(@CurrentActor() actor: Actor, @Param('token') token: string): Promise<SigningView> {
    return signingPage(this.acts.db.manager, actor, token);
  }

  /** What a passkey is to say yes to: exactly the content that stands there now. */
  @Post(':token/passkey-options')
  @HttpCode(200)
  askToSign(@CurrentActor() actor: Actor, @Param('token') token: string): Promise<PasskeyAskView> {
    return askToSign(this.acts.db.manager, actor, token);
  }

  /** By password or by passkey. Also without a key safe to repeat: a signature over the same content is given once. */
  @Post(':token/sign')
  @HttpCode(200)
  async sign(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('token') token: string, @Body() body: SignBody): Promise<SigningView> {
    const { contentHash, password, passkey } = body;
    if (!passkey && !password) throw invalid('request.invalid', { path: 'password' });
    if (!passkey) await verifyPassword(this.acts.db.manager, actor.userId, password ?? '');
    return this.acts.once(
      once,
      async (tx) => (await signFiling(tx, actor, { token, contentHash, passkey })).party,
      (tx) => signingPage(tx, actor, token),
    );
  }

  @Post(':token/confirm')
  @HttpCode(200)
  confirm(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('token') token: string): Promise<SigningView> {
    return this.acts.once(
      once,
      async (tx) => (await confirmPart(tx, actor, token)).party,
      (tx) => signingPage(tx, actor, token),
    );
  }
}
