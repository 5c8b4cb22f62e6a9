/** What is looked for in the audit trail; days are the registry's, both ends included. */
export interface TrailSearch {
  from?: string;
  to?: string;
  /** Login of a member of staff, or an account's id. */
  actor?: string;
  /** An act, or the first part of several: `account` is all acts about accounts. */
  what?: string;
  /** Id of what the act was about. */
  object?: string;
}

export interface TrailRow {
  id: string;
  at: string;
  /** Applicants are shown by name; their logins may be addresses. */
  actor: { id: string; kind: 'applicant' | 'staff' | 'system'; name: string; login: string | null };
  what: string;
  objectId: string | null;
  /** Codes and ids; numbers of people are struck out. */
  details: Record<string, unknown>;
}

export interface TrailPage {
  rows: TrailRow[];
  /** Where the next, earlier page goes on. */
  next: string | null;
}
