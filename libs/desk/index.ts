export { boardPage } from './board.queries.ts';
export { DeskModule } from './desk.module.ts';
export { DeskOfficer } from './desk.entity.ts';
export { placesCheckDue } from './desk.messages.ts';
export { nextTask } from './next-task.ts';
export { lostPlaces } from './places.queries.ts';
export { deskPage } from './queue.queries.ts';
export { balanceLoad, goAbsent, setSkills } from './share-out.ts';
