import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { SigningView } from '#libs/contract';
import { CurrentActor, verifyPassword } from '#libs/identity';
import type { Actor } from '#libs/kernel';
import { Acts, MayCall, Once, type OnceKey } from '#libs/platform';
import { SignBody } from './filing.body.ts';
import { signingPage } from './filing.queries.ts';
import { confirmPart, signFiling } from './sign-filing.ts';

@ApiTags('signing')
@Controller('api/v1/signings')
@MayCall('applicant')
export class SigningController {
  constructor(private readonly acts: Acts) {}

  @Get(':token')
  show(@CurrentActor() actor: Actor, @Param('token') token: string): Promise<SigningView> {
    return signingPage(this.acts.db.manager, actor, token);
  }

  /** Also without a key safe to repeat: a signature over the same content is given once. */
  @Post(':token/sign')
  @HttpCode(200)
  async sign(@CurrentActor() actor: Actor, @Once() once: OnceKey, @Param('token') token: string, @Body() body: SignBody): Promise<SigningView> {
    await verifyPassword(this.acts.db.manager, actor.userId, body.password);
    const { contentHash } = body;
    return this.acts.once(
      once,
      async (tx) => (await signFiling(tx, actor, { token, contentHash })).party,
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
