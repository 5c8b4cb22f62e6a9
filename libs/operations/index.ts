export { WorkAlarm } from './alarm.entity.ts';
export { OperationsModule } from './operations.module.ts';
export { QUEUE_BOARD, serveQueueBoard } from './queue-board.ts';
export { watchWork } from './watch-work.ts';
export { workState } from './work-state.queries.ts';
