import { IsNull, type EntityManager } from 'typeorm';
import { Account, normaliseLogin } from '#libs/identity';
import { conflict, invalid, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { AgentMember, type AgentFirm } from './agent-firm.entity.ts';
import { agentMemberLeft } from './agent.messages.ts';
import { lockManagedFirm } from './agent.queries.ts';
import { join } from './open-agent-firm.ts';

/** From now on the person sees and touches everything that is filed in the firm's name. */
export async function addMember(tx: EntityManager, actor: Actor, login: string): Promise<AgentFirm> {
  const firm = await lockManagedFirm(tx, actor);
  const account = await tx.findOneBy(Account, { login: normaliseLogin(login), kind: 'applicant', active: true });
  if (!account) throw invalid('agent.account_unknown', { path: 'login' });
  await join(tx, firm.id, account.id, false);
  await audit(tx, actor, 'agent.member_added', firm.id, { accountId: account.id });
  return firm;
}

/** From now on nothing of it is there for the person: each request asks. What they began goes on in the name of who keeps the list. */
export async function removeMember(tx: EntityManager, actor: Actor, memberId: string): Promise<AgentFirm> {
  const firm = await lockManagedFirm(tx, actor);
  const member = await tx.findOneBy(AgentMember, { id: memberId, firmId: firm.id, leftAt: IsNull() });
  if (!member) throw notFound('agent.member_not_found');
  if (member.accountId === actor.userId) throw conflict('agent.last_manager');
  await tx.update(AgentMember, member.id, { leftAt: registryNow() });
  await audit(tx, actor, 'agent.member_removed', firm.id, { accountId: member.accountId });
  await record(tx, agentMemberLeft, { firmId: firm.id, from: member.accountId, to: actor.userId });
  return firm;
}
