export { checkName, type NameCheck } from './check-name.ts';
export { holdForReservation, holdName, releaseName } from './hold-name.ts';
export { judgeName, nameFrom, type NameQuestion } from './judge-name.ts';
export { entitiesNamed, nameWorld, worldEntity } from './name-world.ts';
export { NameHold, NameReservation, NameReservationKey } from './naming.entity.ts';
export { NamingModule } from './naming.module.ts';
export { isRunning, poolOf } from './naming.rules.ts';
export { releaseReservation, renewReservation, reserveCheckedName } from './reserve-checked-name.ts';
export { reserveName } from './reserve-name.ts';
