import type { Severity } from '#libs/contract';

/** One defect of a filing. Cause and cure are looked up by `rule` in the law's table of finding codes. */
export interface Finding {
  /** `area.what_is_wrong`, stable. */
  rule: string;
  /** Dots and `[n]` into the application. */
  path: string;
  severity: Severity;
  /** Keys of the sources of law, or `own rule`. */
  source: string;
  /** What in the facts is meant. Never a document number. */
  given?: string;
  /** A value that would pass. */
  suggestion?: string;
}

/** A blocking finding stops the submission; the other severities never do. */
export const isBlocking = (finding: Finding): boolean => finding.severity === 'blocking';
