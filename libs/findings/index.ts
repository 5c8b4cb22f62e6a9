export { approvalsOf, type Approvals } from './approvals.ts';
export { check } from './check.ts';
export { isBlocking, type Finding } from './finding.ts';
export type * from './world.ts';
export { nameKeys, type KnownParts, type NameKeys } from './name-keys.ts';
