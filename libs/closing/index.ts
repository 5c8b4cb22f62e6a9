export { ClosingModule } from './closing.module.ts';
export { Closing, ClosingHistory, ClosingReminder } from './closing.entity.ts';
export { advanceClosing } from './advance-closing.ts';
export { applyClosing } from './apply-closing.ts';
export { CLOSING_MOVES } from './closing.state.ts';
export { closingsDue, entityDeregistered, noticePublished } from './closing.messages.ts';
export { enterOldNotice, type OldNotice } from './enter-old-notice.ts';
export { receiveClosing } from './receive-closing.ts';
