import type { PostApprovalView, PreApprovalView } from '#libs/contract';
import type { Law } from '#libs/catalogue';
import { soundApplication } from './application.ts';
import { matterOf } from './matter.ts';
import { permitOn } from './scope.rules.ts';
import { soundWorld, type Application, type World } from './world.ts';

export interface Approvals {
  preApprovals: PreApprovalView[];
  postApprovals: PostApprovalView[];
}

/** The permits that each scope item needs before and after the licence, and those that hang on a foreign holder. */
export function approvalsOf(application: Application, world: World, law: Law, on: string): Approvals {
  const matter = matterOf(soundApplication(application), soundWorld(world), law, on);
  return {
    preApprovals: matter.permits.preApprovals.map(({ scopeItem, investor, item, certain }) => ({
      ...(scopeItem === undefined ? { investor: investor ?? 0 } : { scopeItem }),
      item,
      certain,
      permit: permitOn(matter, item),
    })),
    postApprovals: matter.permits.postApprovals.map(({ scopeItem, item, notify }) => ({ scopeItem, item, notify })),
  };
}
