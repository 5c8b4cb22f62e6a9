import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AppError } from '#libs/kernel';
import { audit, MAY_CALL, type Caller } from '#libs/platform';
import { BEFORE_OWN_PASSWORD } from './before-own-password.ts';
import type { SessionRequest } from './current-actor.ts';
import { whoAsks, enter } from './enter.ts';

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
    const request = context.switchToHttp().getRequest<SessionRequest>();
    await enter(this.db, request, callers, early).catch(async (error: unknown) => {
      if (isTrail(callers)) await this.note(request, error);
      throw error;
    });
    return true;
  }

  /** Who reached for the trail of what everyone did, and is no auditor, stands in it. */
  private async note(request: SessionRequest, error: unknown): Promise<void> {
    if (!(error instanceof AppError) || error.code !== 'account.not_allowed') return;
    const actor = await whoAsks(this.db, request);
    if (actor) await audit(this.db.manager, actor, 'trail.refused', null, { route: `${request.method} ${request.routeOptions.url ?? ''}` });
  }
}

const isTrail = (callers: readonly Caller[]): boolean => callers.length === 1 && callers[0] === 'auditor';
