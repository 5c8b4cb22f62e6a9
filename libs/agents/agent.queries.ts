import { In, IsNull, type EntityManager } from 'typeorm';
import type { AgentFirmView } from '#libs/contract';
import { Account } from '#libs/identity';
import { notFound, registryTime, type Actor } from '#libs/kernel';
import { AgentFirm, AgentMember } from './agent-firm.entity.ts';

/** In whose name the person files at this moment, or nobody's but their own. */
export const membershipOf = (tx: EntityManager, accountId: string): Promise<AgentMember | null> =>
  tx.findOneBy(AgentMember, { accountId, leftAt: IsNull() });

export const getAgentFirm = (tx: EntityManager, id: string): Promise<AgentFirm> => tx.findOneByOrFail(AgentFirm, { id });

/** The firm of which the person keeps the list, held. For everyone else it is not there. */
export async function lockManagedFirm(tx: EntityManager, actor: Actor): Promise<AgentFirm> {
  const member = await membershipOf(tx, actor.userId);
  const firm = member && (await tx.findOneOrFail(AgentFirm, { where: { id: member.firmId }, lock: { mode: 'pessimistic_write' } }));
  // Looked at again under the lock: two who take each other off the list at one moment.
  if (!firm || !(await membershipOf(tx, actor.userId))?.manages) throw notFound('agent.firm_not_found');
  return firm;
}

/** The own firm and who files in its name. */
export async function agentFirmPage(tx: EntityManager, actor: Actor): Promise<AgentFirmView | null> {
  const own = await membershipOf(tx, actor.userId);
  if (!own) return null;
  const { id, name, code } = await getAgentFirm(tx, own.firmId);
  const members = await tx.find(AgentMember, { where: { firmId: id, leftAt: IsNull() }, order: { joinedAt: 'ASC', id: 'ASC' } });
  const accounts = await tx.find(Account, {
    where: { id: In(members.map(({ accountId }) => accountId)) },
    select: { id: true, login: true, name: true },
  });
  return {
    id,
    name,
    code,
    manages: own.manages,
    members: members.map((member) => {
      const account = accounts.find((one) => one.id === member.accountId);
      return {
        id: member.id,
        name: account?.name ?? '',
        login: account?.login ?? '',
        manages: member.manages,
        isMe: member.accountId === actor.userId,
        joinedAt: registryTime(member.joinedAt),
      };
    }),
  };
}
