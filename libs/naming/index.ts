export { holdName, releaseName } from './hold-name.ts';
export { nameWorld, worldEntity } from './name-world.ts';
export { NameHold, NameReservation } from './naming.entity.ts';
export { isRunning, poolOf } from './naming.rules.ts';
export { reserveName } from './reserve-name.ts';
