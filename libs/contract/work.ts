/** A message that is not handled yet, as an operator sees it. */
export interface WorkRow {
  id: string;
  message: string;
  queue: string;
  /** Ids only. */
  payload: object;
  since: string;
  failedAt: string | null;
  failure: string | null;
}
