/** A firm in whose name the caller files for others, as its members see it. */
export interface AgentFirmView {
  id: string;
  name: string;
  code: string;
  /** Whether the caller keeps the list of members. */
  manages: boolean;
  members: { id: string; name: string; login: string; manages: boolean; isMe: boolean; joinedAt: string }[];
}

export interface OpenAgentFirmBody {
  name: string;
  /** Unified social credit code. */
  code: string;
}

export interface AddAgentMemberBody {
  login: string;
}
