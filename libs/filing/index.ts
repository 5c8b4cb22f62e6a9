export { FilingModule } from './filing.module.ts';
export {
  Filing,
  FilingAnswer,
  FilingCounter,
  FilingDocument,
  FilingHistory,
  FilingParty,
  FilingPermit,
  FilingPerson,
  FilingRound,
  FilingSignature,
  SigningReminder,
  type FilingResult,
  type StoredFinding,
} from './filing.entity.ts';
export {
  closingFilingEnded,
  expiryDue,
  filingApproved,
  filingSigned,
  filingSubmitted,
  remindersDue,
  signaturesRequested,
} from './filing.messages.ts';
export { FILING_MOVES, isEnded } from './filing.state.ts';
export { CLOSINGS, endsTheRun, frameOf } from './filing.rules.ts';
export { partsSignedBy } from './signing.rules.ts';
export { getOwnFiling, lockFiling, lockOwnFiling, ownFilings } from './lock-filing.ts';
export { moveFiling } from './move-filing.ts';
export { answerRemarks, correctionRequests, type Answer, type CorrectionRequest } from './answer-remarks.ts';
export { receiveUpload } from './receive-upload.ts';
export { FactsBody, IdentityDocumentBody } from './facts.body.ts';
export { ContactsBody, CreateFilingBody, KINDS } from './filing.body.ts';
export { contactsFrom, factsFrom, versionFrom } from './filing.request.ts';
export { passOnFilings, takeOverFilings } from './take-over.ts';
export { letPrepare, signOnPaper } from './prepare-filing.ts';
export { applicationOf } from './application-of.ts';
export { changesDue, restoreFiling } from './effect.ts';
export { waitsForItsDay } from './filing.rules.ts';
export { OF_A_STANDING_FIRM } from './fit-register.ts';
export { differenceOf } from './difference.queries.ts';
export { registeredFacts, versionFacts, withoutNumbers } from './registered-facts.ts';
export { readRound, type RoundReading } from './read-round.ts';
export { checkFiling, type Check } from './check-filing.ts';
export { createFiling } from './create-filing.ts';
export { editFacts, setContacts } from './edit-facts.ts';
export { editFiling, withdrawFiling } from './end-filing.ts';
export { requestSignatures } from './request-signatures.ts';
export { confirmPart, openSigning, signFiling } from './sign-filing.ts';
export { signingToken } from './signing-link.ts';
export { submitFiling } from './submit-filing.ts';
export { checkPage, filingList, filingPage, findRound, getRound } from './filing.queries.ts';
export { documentView, filingRow, receiptView } from './filing.view.ts';
export { subjectName, subjectNames } from './subject-names.ts';
export { findingViews } from './finding.view.ts';
export { remarkViews } from './remark.view.ts';
export { indexesOf, personIndex } from './person-index.ts';
export { openFacts, sealFacts } from './sealed-facts.ts';
export { worldFor } from './world-for.ts';
export { dayFrom } from './scope.controller.ts';
export { needView } from './scope.view.ts';
