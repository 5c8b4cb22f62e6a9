import { message } from '#libs/platform';

/** A department is asked; checks that need no person run in its own queue. */
export const taskOpened = message<{ taskId: string; department: string }>('approval.task_opened', ({ department }) => department);
