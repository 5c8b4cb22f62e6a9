export { isBlocking, type Finding } from './finding.ts';
export type * from './world.ts';
