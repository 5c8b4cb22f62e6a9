export { deedsOfFiling, deedView, pickDeed, type OwnDeed } from './deed.queries.ts';
export { DeedModule } from './deed.module.ts';
export { printDeed } from './print-deed.ts';
