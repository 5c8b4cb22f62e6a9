export { AgentModule } from './agent.module.ts';
export { AgentFirm, AgentMember } from './agent-firm.entity.ts';
export { agentMemberLeft } from './agent.messages.ts';
export { getAgentFirm, membershipOf } from './agent.queries.ts';
