export type ErrorKind = 'invalid' | 'forbidden' | 'not_found' | 'conflict';

/** An error the caller can act on. `code` is stable: screens translate it, tests match it. */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: Record<string, unknown>;

  constructor(kind: ErrorKind, code: string, details: Record<string, unknown> = {}) {
    super(code);
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

type Make = (code: string, details?: Record<string, unknown>) => AppError;
export const invalid: Make = (code, details) => new AppError('invalid', code, details);
export const forbidden: Make = (code, details) => new AppError('forbidden', code, details);
export const notFound: Make = (code, details) => new AppError('not_found', code, details);
export const conflict: Make = (code, details) => new AppError('conflict', code, details);
