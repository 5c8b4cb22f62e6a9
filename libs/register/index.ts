export { enterInRegister, enterName, lettersOf, type Entry, type NameEntry } from './enter-in-register.ts';
export { changeInRegister, lockEntity, type ChangeEntry, type RegisteredPerson } from './change-in-register.ts';
export { changedFacts } from './changed-facts.rules.ts';
export { decideCorrection, proposeCorrection, type Mistake } from './correct-register.ts';
export { correctionsOf } from './correction.queries.ts';
export { RegisterCorrection } from './correction.entity.ts';
export { differences } from './difference.rules.ts';
export { firmPage, type AsOf } from './firm-page.queries.ts';
export { indexOldNames, industryKey, soundKeysAsked, soundKeysOf, type IndexedName, type SoundKey } from './name-index.ts';
export {
  RegisterCode,
  RegisterCodeRange,
  RegisterEntity,
  RegisterName,
  RegisterNameKey,
  RegisterNumber,
  RegisterPerson,
  RegisterQuestionAsked,
  RegisterSearch,
  RegisterStateChange,
  RegisterVersion,
  type CodeKind,
  type NumberKind,
  type Standing,
  type VersionKind,
} from './register.entity.ts';
export { questionsOld } from './register.messages.ts';
export { keepNumbers, type OtherNumber } from './keep-numbers.ts';
export { moveEntity, type StateChange } from './move-entity.ts';
export {
  branchesOf,
  countAtAddress,
  findEntityByCode,
  findNameOf,
  firmsHeadedBy,
  holdersOf,
  newestVersion,
  versionOn,
  type Holders,
} from './register.queries.ts';
export { recordVersion, standingOf } from './record-version.ts';
export { addressKey, numberSeries } from './register.rules.ts';
export { ENTITY_MOVES, ENTITY_STATES, type EntityState } from './register.state.ts';
export { limitSearch } from './search-limit.ts';
export { searchRegister } from './search-register.ts';
export { RegisterModule } from './register.module.ts';
export { takeOver, type TakenOver } from './take-over.ts';
export { allotCodes, takeCode } from './take-code.ts';
