import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { MAY_CALL, type Caller } from '#libs/platform';
import { BEFORE_OWN_PASSWORD } from './before-own-password.ts';
import type { SessionRequest } from './current-actor.ts';
import { enter } from './enter.ts';

/** Stands before every route and says no unless the route names its callers and the caller is one of them. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly db: DataSource,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const callers = this.reflector.getAllAndOverride<readonly Caller[] | undefined>(MAY_CALL, [context.getHandler(), context.getClass()]) ?? [];
    if (callers.includes('anyone')) return true;
    const early = this.reflector.get<true | undefined>(BEFORE_OWN_PASSWORD, context.getHandler());
    await enter(this.db, context.switchToHttp().getRequest<SessionRequest>(), callers, early);
    return true;
  }
}
