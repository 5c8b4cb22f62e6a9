export { ApprovalModule } from './approval.module.ts';
export { ApprovalTask, ApprovalVerdict } from './approval.entity.ts';
export { acceptFiling } from './accept-filing.ts';
export { calendarWatchDue, taskOpened } from './approval.messages.ts';
export { outcomeOf } from './approval.rules.ts';
export { claimTask } from './claim-task.ts';
export { closeAcknowledged, keepAssignedCode } from './check-task.ts';
export { decideTask } from './decide-task.ts';
export { gateOf, type GateTask } from './settle.ts';
