/** States of an entity in the register. A revoked licence ends the right to trade, not the entity. */
export type EntityState = 'registered' | 'licenceRevoked' | 'deregistered';

export const ENTITY_STATES: readonly EntityState[] = ['registered', 'licenceRevoked', 'deregistered'];

/** Where an entity can go from each state. */
export const ENTITY_MOVES: Record<EntityState, readonly EntityState[]> = {
  registered: ['licenceRevoked', 'deregistered'],
  licenceRevoked: ['deregistered', 'registered'],
  deregistered: ['registered'],
};
