export { approvalsOf, type Approvals } from './approvals.ts';
export { check } from './check.ts';
export { isBlocking, type Finding } from './finding.ts';
export type * from './world.ts';
