import type { TaskKind } from '#libs/contract';
import { mayStaff, type Actor } from '#libs/kernel';

/** Which roles have to do with which kind of task. What no person is asked is not in it. */
const ROLES: Partial<Record<TaskKind, readonly string[]>> = {
  ACCEPTANCE: ['clerk', 'supervisor'],
  REVIEW: ['examiner', 'approver', 'supervisor'],
};

/** The kinds of task that somebody with these roles sees. */
export const kindsFor = (actor: Actor): TaskKind[] =>
  (['ACCEPTANCE', 'REVIEW'] as const).filter((kind) => ROLES[kind]?.some((role) => actor.roles.includes(role)));

/** Whether a task is there for somebody at all: the own department and district, and a role that has to do with it. */
export const reaches = (actor: Actor, task: { asked: string; kind: TaskKind; jurisdiction: string; department: string }): boolean =>
  task.asked === 'atAcceptance' &&
  mayStaff(actor, task.jurisdiction, task.department) &&
  (ROLES[task.kind] ?? []).some((role) => actor.roles.includes(role));
