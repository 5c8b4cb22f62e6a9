import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { IsString, Length } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { AskRecoveryBody, RecoverByCodeBody, RecoverByLinkBody, RecoveredView } from '#libs/contract';
import { MayCall } from '#libs/platform';
import { checkPassword, normaliseLogin } from './account.rules.ts';
import { askRecovery } from './ask-recovery.ts';
import { deviceMarkOf } from './cookies.ts';
import { hashPassword } from './password.ts';
import { recoverByCode, recoverByLink } from './recover.ts';

class AskRecovery implements AskRecoveryBody {
  @IsString() @Length(1, 200) login: string;
}

class RecoverByLink implements RecoverByLinkBody {
  @IsString() @Length(1, 200) token: string;
  @IsString() @Length(1, 200) password: string;
}

class RecoverByCode implements RecoverByCodeBody {
  @IsString() @Length(1, 200) login: string;
  @IsString() @Length(1, 100) code: string;
  @IsString() @Length(1, 200) password: string;
}

/** The way back into an account. It gives a new password and opens no session: signing in follows, with all that the account asks for. */
@Controller('api/v1/sessions/recovery')
@MayCall('anyone')
export class RecoveryController {
  constructor(private readonly db: DataSource) {}

  @Post()
  @HttpCode(204)
  ask(@Body() { login }: AskRecovery, @Req() request: FastifyRequest): Promise<void> {
    return askRecovery(this.db.manager, login, request.ip);
  }

  @Post('by-link')
  @HttpCode(200)
  async byLink(@Body() { token, password }: RecoverByLink): Promise<RecoveredView> {
    checkPassword(password, '');
    const passwordHash = await hashPassword(password);
    const { login } = await this.db.transaction((tx) => recoverByLink(tx, token, passwordHash));
    return { login };
  }

  @Post('by-code')
  @HttpCode(200)
  async byCode(@Body() body: RecoverByCode, @Req() request: FastifyRequest): Promise<RecoveredView> {
    checkPassword(body.password, normaliseLogin(body.login));
    const passwordHash = await hashPassword(body.password);
    const whence = { address: request.ip, deviceMark: deviceMarkOf(request) };
    const { login } = await recoverByCode(this.db.manager, body, passwordHash, whence);
    return { login };
  }
}
