import { AdministrationModule } from '#libs/administration';
import { AgentFirm, AgentMember, AgentModule } from '#libs/agents';
import {
  acceptanceDue,
  ApprovalHandling,
  ApprovalModule,
  ApprovalSample,
  ApprovalSwitch,
  ApprovalTask,
  ApprovalVerdict,
  calendarWatchDue,
  clocksDue,
  LateReason,
  StaffInterest,
} from '#libs/approval';
import { Announcement, Objection, ObjectionEvidence } from '#libs/announcement';
import { Closing, ClosingHistory, ClosingModule, ClosingReminder, closingsDue } from '#libs/closing';
import { DeedModule, DeedPaper } from '#libs/deeds';
import { DeskModule, DeskOfficer, placesCheckDue } from '#libs/desk';
import { Edition, EditionDraft, EditionsModule, LawText, LawVersion } from '#libs/editions';
import { ExchangeModule, ExchangePush } from '#libs/exchange';
import { Enquiry, EnquiryModule } from '#libs/enquiry';
import {
  expiryDue,
  Filing,
  FilingAnswer,
  FilingCounter,
  FilingDocument,
  FilingHistory,
  FilingModule,
  FilingParty,
  FilingPermit,
  FilingPerson,
  FilingRound,
  FilingSignature,
  remindersDue,
  SigningReminder,
} from '#libs/filing';
import { Hold } from '#libs/hold';
import {
  Account,
  IdentityModule,
  LoginAttempt,
  Passkey,
  Recovery,
  RecoveryCode,
  Session,
  sessionsEnded,
  SpentChallenge,
  WindowCode,
} from '#libs/identity';
import { IntakeModule, IntakeRecord } from '#libs/intake';
import { effectDue, Licence, LicenceModule } from '#libs/licence';
import { Liquidation, LiquidationModule, liquidationsDue } from '#libs/liquidation';
import { NamedModule } from '#libs/named';
import { NameHold, NameReservation, NameReservationKey, NamingModule } from '#libs/naming';
import { NeedsModule } from '#libs/needs';
import { Notice, NoticeModule } from '#libs/notice';
import { OperationsModule, WorkAlarm } from '#libs/operations';
import { AuditEntry, housekeepingDue, IdempotencyKey, OutboxEntry, PlatformModule, Schedule, WorkFailure, type Scheduled } from '#libs/platform';
import { FirmOrder, OrderModule } from '#libs/orders';
import { RecordsModule, RegisterImport, RegisterImportFault } from '#libs/records';
import {
  RegisterCode,
  RegisterCodeRange,
  RegisterCorrection,
  RegisterEntity,
  RegisterModule,
  RegisterName,
  RegisterNameKey,
  RegisterNumber,
  questionsOld,
  RegisterPerson,
  RegisterQuestionAsked,
  RegisterSearch,
  RegisterStateChange,
  RegisterVersion,
} from '#libs/register';
import { StatisticsModule } from '#libs/statistics';
import { TrailModule } from '#libs/trail';
import { SupervisionEntry, SupervisionImport, SupervisionImportFault, SupervisionModule } from '#libs/supervision';
import { LicenceDelegation, WalletModule } from '#libs/wallet';

/** All that the product is made of. Both processes load the same parts. */
export const MODULES = [
  PlatformModule,
  EditionsModule,
  IdentityModule,
  NoticeModule,
  AgentModule,
  AdministrationModule,
  TrailModule,
  OperationsModule,
  RegisterModule,
  SupervisionModule,
  NamingModule,
  FilingModule,
  DeedModule,
  NeedsModule,
  IntakeModule,
  ApprovalModule,
  DeskModule,
  LicenceModule,
  RecordsModule,
  WalletModule,
  NamedModule,
  LiquidationModule,
  EnquiryModule,
  ClosingModule,
  OrderModule,
  ExchangeModule,
  StatisticsModule,
];

export const ENTITIES = [
  ...[AuditEntry, IdempotencyKey, OutboxEntry, Schedule, WorkAlarm, WorkFailure],
  ...[Account, Session, LoginAttempt, Passkey, SpentChallenge, Recovery, RecoveryCode, WindowCode],
  ...[Edition, EditionDraft, LawText, LawVersion],
  ...[Notice, AgentFirm, AgentMember],
  ...[
    RegisterCode,
    RegisterCodeRange,
    RegisterCorrection,
    RegisterEntity,
    RegisterName,
    RegisterNameKey,
    RegisterNumber,
    RegisterPerson,
    RegisterQuestionAsked,
    RegisterSearch,
    RegisterStateChange,
    RegisterVersion,
  ],
  ...[RegisterImport, RegisterImportFault],
  ...[SupervisionEntry, SupervisionImport, SupervisionImportFault],
  ...[Hold, NameHold, NameReservation, NameReservationKey],
  ...[Filing, FilingAnswer, FilingCounter, FilingDocument, FilingHistory, FilingParty, FilingPermit, FilingPerson, FilingRound, FilingSignature],
  SigningReminder,
  DeedPaper,
  ...[IntakeRecord, DeskOfficer],
  ...[ApprovalTask, ApprovalVerdict, ApprovalHandling, ApprovalSample, ApprovalSwitch, LateReason, StaffInterest],
  ...[Announcement, Objection, ObjectionEvidence, Closing, ClosingHistory, ClosingReminder, Enquiry, FirmOrder, Liquidation],
  ...[Licence, LicenceDelegation, ExchangePush],
];

/** Timed work: who is woken, how often. */
export const SCHEDULES: readonly Scheduled[] = [
  { message: expiryDue, everySeconds: 3_600 },
  { message: remindersDue, everySeconds: 3_600 },
  { message: sessionsEnded, everySeconds: 3_600 },
  { message: housekeepingDue, everySeconds: 3_600 },
  { message: effectDue, everySeconds: 30 },
  { message: acceptanceDue, everySeconds: 900 },
  { message: clocksDue, everySeconds: 600 },
  { message: closingsDue, everySeconds: 300 },
  { message: liquidationsDue, everySeconds: 900 },
  { message: placesCheckDue, everySeconds: 86_400 },
  { message: questionsOld, everySeconds: 3_600 },
  { message: calendarWatchDue, everySeconds: 86_400 },
];
