import { message } from '#libs/platform';

/** A person files in the name of the firm no longer; `to` keeps its list. */
export const agentMemberLeft = message<{ firmId: string; from: string; to: string }>('agent.member_left');
