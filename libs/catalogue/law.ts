import type { EntityType } from '#libs/contract';
import type { NameLaw } from './name-law.ts';
import type { Rule, RuleName, RuleTable } from './rule-table.ts';
import type { FindingCode } from './finding-codes.ts';
import type { Departments } from './departments.ts';
import type { Divisions } from './divisions.ts';
import type { DocumentTable } from './documents-required.ts';
import type { EntityTypeTable } from './entity-types.ts';
import type { Industries } from './industries.ts';
import type { LicenceLaw } from './licence-law.ts';
import type { Permits } from './permits.ts';
import type { PromiseTable } from './promises.ts';
import type { PushTable } from './pushes.ts';
import type { ReasonTable } from './reason-codes.ts';
import type { ScopeWordings } from './scope-wordings.ts';
import type { SignerTable } from './signers.ts';
import type { TaskTable } from './task-table.ts';
import type { WorkingDays } from './working-days.ts';

/**
 * The law of every day, as data: read, checked and indexed by `lawFrom`. Nothing here changes; every question takes the day it is asked for.
 * A rule is told apart from its absence: `rule(...)` gives `undefined` where no edition holds, and then nothing is asked.
 */
export interface Law {
  /** SHA-256 over the names and texts of all files: two laws with one version answer alike. */
  readonly version: string;
  /** Composition, word lists and comparison of names. */
  readonly names: NameLaw;

  /** Limits and switches by rule, entity type and day, with their values (`rule-table.ts` lists them all). */
  readonly rules: RuleTable;
  /** The edition of a rule that holds for this type on that day; short for `rules.find`. */
  rule<Name extends RuleName>(name: Name, entityType: EntityType, on: string): Rule<Name> | undefined;

  /** All finding codes, in the order of the table of codes. */
  readonly findings: readonly FindingCode[];
  /** A code's severity, source, cause, cure and example. Throws on a code that is not in the table: that is a bug. */
  finding(rule: string): FindingCode;

  readonly entityTypes: EntityTypeTable;
  readonly departments: Departments;
  /** Which tasks a filing opens. */
  readonly tasks: TaskTable;
  /** Which messages go out after which event. */
  readonly pushes: PushTable;
  /** How soon the registry promises to decide. */
  readonly promises: PromiseTable;
  readonly workingDays: WorkingDays;
  readonly divisions: Divisions;
  readonly industries: Industries;
  /** Pre-approval and post-approval catalogues. */
  readonly permits: Permits;
  /** Standard scope wordings (draft of 2021-03) with their permits. */
  readonly scopeWordings: ScopeWordings;
  readonly documents: DocumentTable;
  /** What officers may object to, by area. */
  readonly reasons: ReasonTable;
  readonly signers: SignerTable;
  /** Code modes and licence formats. */
  readonly licences: LicenceLaw;
  /** The 8,105 standard characters, each one code point. */
  readonly standardCharacters: ReadonlySet<string>;
}
