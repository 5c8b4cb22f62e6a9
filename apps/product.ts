import { ApprovalModule, ApprovalTask, ApprovalVerdict, calendarWatchDue } from '#libs/approval';
import { Edition, EditionDraft, EditionsModule, LawText, LawVersion } from '#libs/editions';
import { ExchangeModule, ExchangePush } from '#libs/exchange';
import {
  expiryDue,
  Filing,
  FilingCounter,
  FilingDocument,
  FilingHistory,
  FilingModule,
  FilingParty,
  FilingPermit,
  FilingPerson,
  FilingRound,
  FilingSignature,
} from '#libs/filing';
import { Account, IdentityModule, LoginAttempt, Session, sessionsEnded } from '#libs/identity';
import { Licence, LicenceModule } from '#libs/licence';
import { NameHold, NameReservation, NamingModule } from '#libs/naming';
import { Notice, NoticeModule } from '#libs/notice';
import { AuditEntry, housekeepingDue, IdempotencyKey, OutboxEntry, PlatformModule, Schedule, type Scheduled } from '#libs/platform';
import { RegisterCode, RegisterCodeRange, RegisterEntity, RegisterModule, RegisterName, RegisterPerson, RegisterVersion } from '#libs/register';
import { SupervisionEntry, SupervisionImport, SupervisionImportFault, SupervisionModule } from '#libs/supervision';

/** All that the product is made of. Both processes load the same parts. */
export const MODULES = [
  PlatformModule,
  EditionsModule,
  IdentityModule,
  NoticeModule,
  RegisterModule,
  SupervisionModule,
  NamingModule,
  FilingModule,
  ApprovalModule,
  LicenceModule,
  ExchangeModule,
];

export const ENTITIES = [
  ...[AuditEntry, IdempotencyKey, OutboxEntry, Schedule],
  ...[Account, Session, LoginAttempt],
  ...[Edition, EditionDraft, LawText, LawVersion],
  ...[Notice],
  ...[RegisterCode, RegisterCodeRange, RegisterEntity, RegisterName, RegisterPerson, RegisterVersion],
  ...[SupervisionEntry, SupervisionImport, SupervisionImportFault],
  ...[NameHold, NameReservation],
  ...[Filing, FilingCounter, FilingDocument, FilingHistory, FilingParty, FilingPermit, FilingPerson, FilingRound, FilingSignature],
  ...[ApprovalTask, ApprovalVerdict],
  ...[Licence, ExchangePush],
];

/** Timed work: who is woken, how often. */
export const SCHEDULES: readonly Scheduled[] = [
  { message: expiryDue, everySeconds: 3_600 },
  { message: sessionsEnded, everySeconds: 3_600 },
  { message: housekeepingDue, everySeconds: 3_600 },
  { message: calendarWatchDue, everySeconds: 86_400 },
];
