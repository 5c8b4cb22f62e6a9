export { AppError, conflict, forbidden, invalid, notFound, type ErrorKind } from './error.ts';
export { mayStaff, SYSTEM, type Actor } from './actor.ts';
export { newId, isId } from './id.ts';
export { registryDate, registryNow, registryTime, setRegistryClock, REGISTRY_ZONE } from './registry-clock.ts';
export { addDays, addMonths, addYears, ageOn, compareDates, daysBetween, isDate, within } from './date.ts';
export { canonicalJson } from './canonical-json.ts';
