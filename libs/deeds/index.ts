export { DeedModule } from './deed.module.ts';
export { DeedPaper } from './deed.entity.ts';
export { deedsOfRound, deedView, pickDeed, type OwnDeed } from './deed.queries.ts';
export { deedFile } from './print-deed.ts';
