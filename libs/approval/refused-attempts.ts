import { refusedActs } from '#libs/platform';
import { ApprovalTask } from './approval.entity.ts';

/** Who reached for a task that is not theirs, and which act on an own one came too late, stands in the audit trail. */
export const RefusedAttempts = refusedActs({ name: 'task', notThere: 'approval.task_not_found', entity: ApprovalTask });
