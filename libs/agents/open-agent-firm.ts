import type { EntityManager } from 'typeorm';
import type { OpenAgentFirmBody } from '#libs/contract';
import { getAccount } from '#libs/identity';
import { checkUnifiedSocialCreditCode } from '#libs/identifiers';
import { conflict, invalid, newId, registryNow, type Actor } from '#libs/kernel';
import { audit, isDuplicate } from '#libs/platform';
import { AgentFirm, AgentMember } from './agent-firm.entity.ts';

/** A firm begins to file for others; whoever opens it is known by their paper and keeps the list of its members. */
export async function openAgentFirm(tx: EntityManager, actor: Actor, { name, code }: OpenAgentFirmBody): Promise<AgentFirm> {
  if (!(await getAccount(tx, actor.userId)).identity) throw conflict('agent.identity_first');
  const { code: uscc, valid } = checkUnifiedSocialCreditCode(code, 'lenient');
  if (!valid) throw invalid('agent.code_malformed', { path: 'code' });
  const firm = tx.create(AgentFirm, { id: newId(), name: name.normalize('NFC').trim(), code: uscc, createdAt: registryNow() });
  await once(() => tx.insert(AgentFirm, firm), 'agent_firm_code', 'agent.firm_known');
  await join(tx, firm.id, actor.userId, true);
  await audit(tx, actor, 'agent.firm_opened', firm.id, { code: uscc });
  return firm;
}

/** One person files in the name of one firm at a time. */
export const join = (tx: EntityManager, firmId: string, accountId: string, manages: boolean): Promise<void> =>
  once(
    () => tx.insert(AgentMember, { id: newId(), firmId, accountId, manages, joinedAt: registryNow(), leftAt: null }),
    'one_agent_firm_a_person',
    'agent.member_elsewhere',
  );

async function once(insert: () => Promise<unknown>, constraint: string, code: string): Promise<void> {
  try {
    await insert();
  } catch (error) {
    if (isDuplicate(error, constraint)) throw conflict(code);
    throw error;
  }
}
