import type { EntityManager } from 'typeorm';
import { conflict, notFound, registryNow, type Actor } from '#libs/kernel';
import { audit, record } from '#libs/platform';
import { linkEnd, RESEND_MINUTES } from './asking.rules.ts';
import { FilingParty, type Filing } from './filing.entity.ts';
import { linkResent } from './filing.messages.ts';
import { lockOwnFiling } from './lock-filing.ts';
import { waitingParties } from './waiting-parties.ts';

/** The filer has one person asked once more: the same link is good for as long as a new one, and goes to inbox or mail again. */
export async function resendLink(tx: EntityManager, actor: Actor, { filingId, person }: { filingId: string; person: string }): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  if (filing.state !== 'AWAITING_SIGNATURES') throw conflict('signing.not_open', { state: filing.state });
  const party = (await waitingParties(tx, filingId)).find(({ personKey }) => personKey === person);
  if (!party) throw notFound('signing.nobody_waits');
  const now = registryNow();
  if (party.resentAt && now.getTime() - party.resentAt.getTime() < RESEND_MINUTES * 60_000) throw conflict('signing.resent_just_now');
  await tx.update(FilingParty, party.id, { linkUntil: linkEnd(now), resentAt: now, toldAt: null });
  await audit(tx, actor, 'filing.link_resent', filing.id, { party: party.id });
  await record(tx, linkResent, { filingId, partyId: party.id });
  return filing;
}
