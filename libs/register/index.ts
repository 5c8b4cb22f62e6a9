export { enterInRegister, enterName, lettersOf, type Entry, type NameEntry } from './enter-in-register.ts';
export { indexOldNames, industryKey, soundKeysAsked, soundKeysOf, type IndexedName, type SoundKey } from './name-index.ts';
export {
  RegisterCode,
  RegisterCodeRange,
  RegisterEntity,
  RegisterName,
  RegisterNameKey,
  RegisterPerson,
  RegisterVersion,
  type CodeKind,
} from './register.entity.ts';
export { branchesOf, countAtAddress, findEntityByCode, findNameOf } from './register.queries.ts';
export { addressKey, numberSeries } from './register.rules.ts';
export { ENTITY_MOVES, ENTITY_STATES, type EntityState } from './register.state.ts';
export { searchRegister } from './search-register.ts';
export { RegisterModule } from './register.module.ts';
export { allotCodes, takeCode } from './take-code.ts';
