import type { FindingView } from './filing.ts';

/** The body of every 4xx answer. `code` is stable; screens translate it. */
export interface ErrorBody {
  code: string;
  /** Where in the request: dots and `[n]`. */
  path?: string;
  /** Each defect of the request's shape, when there are several. */
  details?: Record<string, unknown>;
  findings?: FindingView[];
}
