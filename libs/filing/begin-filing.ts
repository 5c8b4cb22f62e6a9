import { In, IsNull, type EntityManager } from 'typeorm';
import { getAgentFirm, membershipOf } from '#libs/agents';
import type { AgentFacts, Facts, FilingFrame } from '#libs/contract';
import { accountName } from '#libs/identity';
import { conflict, type Actor } from '#libs/kernel';
import { createFiling } from './create-filing.ts';
import { Filing } from './filing.entity.ts';
import { isSameBeginning, UNFINISHED } from './filing.rules.ts';
import { findSubject } from './find-subject.ts';
import { openFacts } from './sealed-facts.ts';
import { tidyFor } from './tidy-facts.ts';

/**
 * Begins a draft, or opens the one that the caller has for the same subject and matter already. Of something new, which has no subject yet,
 * only a draft that is still as it was begun is the same. Two at one instant wait for each other.
 */
export async function beginFiling(tx: EntityManager, actor: Actor, frame: FilingFrame, given: Facts = {}, forOthers = false): Promise<Filing> {
  await tx.query('select pg_advisory_xact_lock(hashtext($1))', [`begins ${actor.userId}`]);
  const agent = forOthers ? await agentOf(tx, actor) : null;
  return (
    (await findUnfinished(tx, actor, frame, { given, agent })) ??
    createFiling(tx, actor, frame, agent ? { ...given, agent: agent.facts } : given, agent?.firmId)
  );
}

interface Agent {
  firmId: string;
  facts: AgentFacts;
}

/** Firm and person as they will stand on the application. */
async function agentOf(tx: EntityManager, { userId }: Actor): Promise<Agent> {
  const member = await membershipOf(tx, userId);
  if (!member) throw conflict('agent.no_member');
  const { name, code } = await getAgentFirm(tx, member.firmId);
  return { firmId: member.firmId, facts: { firm: name, code, handler: await accountName(tx, userId) } };
}

async function findUnfinished(
  tx: EntityManager,
  actor: Actor,
  frame: FilingFrame,
  { given, agent }: { given: Facts; agent: Agent | null },
): Promise<Filing | null> {
  const subject = (await findSubject(tx, frame))?.id ?? null;
  const own = {
    ...(agent ? { agentFirmId: agent.firmId } : { filerId: actor.userId, agentFirmId: IsNull() }),
    channel: frame.channel,
    kind: frame.kind,
    step: frame.step ?? IsNull(),
  };
  if (subject !== null && frame.kind !== 'branchEstablishment')
    return tx.findOne(Filing, { where: { ...own, subject, state: In([...UNFINISHED]) }, order: { changedAt: 'desc' } });

  const { entityType, jurisdiction } = frame;
  const alike = { ...own, subject: subject ?? IsNull(), entityType, jurisdiction, state: 'DRAFT' as const, version: 1 };
  const untouched = await tx.find(Filing, { where: alike, order: { changedAt: 'desc' }, take: 20 });
  const facts = await tidyFor(tx, { ...frame, subject }, agent ? { ...given, agent: agent.facts } : given);
  return untouched.find((draft) => isSameBeginning(openFacts(draft).facts, facts)) ?? null;
}
