import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor, type Type } from '@nestjs/common';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { AppError, isId } from '#libs/kernel';
import type { ActedRequest } from './acts.ts';
import { audit } from './audit.ts';

interface Subject {
  /** The word of the trail: `task` writes `task.refused` and `task.not_done`. */
  readonly name: string;
  /** The code that says that there is no such object for the caller. */
  readonly notThere: string;
  readonly entity: EntityTarget<ObjectLiteral>;
}

/**
 * Writes down who reached for what is another department's or district's: the answer does not say that it exists, but the trail does;
 * and which act on an own object came too late or stood against the rules. The refusal has undone its own transaction, so the row has its own.
 */
export function refusedActs({ name, notThere, entity }: Subject): Type<NestInterceptor> {
  @Injectable()
  class RefusedActs implements NestInterceptor {
    constructor(readonly db: DataSource) {}

    intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
      const request = context.switchToHttp().getRequest<ActedRequest>();
      return next.handle().pipe(catchError((error: unknown) => from(this.note(request, error)).pipe(mergeMap(() => throwError(() => error)))));
    }

    async note({ actor, params, method, routeOptions }: ActedRequest, error: unknown): Promise<void> {
      const id = idOf(params);
      if (!actor || id === undefined || !(error instanceof AppError)) return;
      const what = error.code === notThere ? 'refused' : error.kind === 'conflict' ? 'not_done' : null;
      if (what === null) return;
      const details = { route: `${method} ${routeOptions.url ?? ''}`, ...(what === 'not_done' ? { code: error.code } : {}) };
      await this.db.transaction(async (tx) => {
        if (await tx.existsBy(entity, { id })) await audit(tx, actor, `${name}.${what}`, id, details);
      });
    }
  }
  return RefusedActs;
}

const idOf = (params: unknown): string | undefined =>
  params !== null && typeof params === 'object' && 'id' in params && typeof params.id === 'string' && isId(params.id) ? params.id : undefined;
