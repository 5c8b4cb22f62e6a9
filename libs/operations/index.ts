export { QUEUE_BOARD, serveQueueBoard } from './queue-board.ts';
