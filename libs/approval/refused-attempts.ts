import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { catchError, from, mergeMap, throwError, type Observable } from 'rxjs';
import { DataSource } from 'typeorm';
import { AppError, isId } from '#libs/kernel';
import { audit, type ActedRequest } from '#libs/platform';
import { ApprovalTask } from './approval.entity.ts';

/**
 * Writes down who reached for a task of another department or district: the answer does not say that it exists, but the audit
 * trail does. The refusal has undone its own transaction, so the row has one of its own.
 */
@Injectable()
export class RefusedAttempts implements NestInterceptor {
  constructor(private readonly db: DataSource) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<ActedRequest>();
    return next.handle().pipe(catchError((error: unknown) => from(this.note(request, error)).pipe(mergeMap(() => throwError(() => error)))));
  }

  private async note({ actor, params, method, routeOptions }: ActedRequest, error: unknown): Promise<void> {
    if (!actor || !(error instanceof AppError) || error.code !== 'approval.task_not_found') return;
    const id = idOf(params);
    if (id === undefined) return;
    await this.db.transaction(async (tx) => {
      if (await tx.existsBy(ApprovalTask, { id })) await audit(tx, actor, 'task.refused', id, { route: `${method} ${routeOptions.url ?? ''}` });
    });
  }
}

const idOf = (params: unknown): string | undefined =>
  params !== null && typeof params === 'object' && 'id' in params && typeof params.id === 'string' && isId(params.id) ? params.id : undefined;
