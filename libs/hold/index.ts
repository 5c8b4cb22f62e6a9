export { closeHold } from './close-hold.ts';
export { Hold } from './hold.entity.ts';
export { holdLifted } from './hold.messages.ts';
export { isHeld, mustNotBeHeld } from './hold.queries.ts';
export { HOLD_MOVES, type HoldMove } from './hold.state.ts';
export { openHold, type NewHold } from './open-hold.ts';
