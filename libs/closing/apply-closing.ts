import type { EntityManager } from 'typeorm';
import { withdrawFromReview } from '#libs/approval';
import { lockOwnFiling, type Filing } from '#libs/filing';
import { conflict, type Actor } from '#libs/kernel';
import { advanceClosing } from './advance-closing.ts';
import type { Closing } from './closing.entity.ts';
import { OPEN_STATES } from './closing.state.ts';
import { decideClosing } from './decide-closing.ts';
import { endNotice } from './end-run.ts';
import { lockClosing, moveClosing } from './move-closing.ts';

/** The owner applies, in one call, when the notice is over. In the face of an objection the run ends; too early is refused. */
export async function applyClosing(tx: EntityManager, actor: Actor, filingId: string): Promise<Closing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  mustBeOpen(await lockClosing(tx, filing.id));
  const closing = await advanceClosing(tx, filing.id);
  const now = await lockOwnFiling(tx, actor, filingId);
  if (!OPEN_STATES.includes(closing.state)) return closing; // the day itself has decided it
  return decideClosing(tx, actor, { closing, filing: now });
}

/** The owner takes it back, as long as nothing was decided; the notice says so. */
export async function withdrawClosing(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  const closing = await lockClosing(tx, filing.id);
  mustBeOpen(closing);
  await moveClosing(tx, actor, closing, 'withdraw');
  await endNotice(tx, closing, 'WITHDRAWN');
  return withdrawFromReview(tx, actor, filingId);
}

function mustBeOpen({ state }: Closing): void {
  if (!OPEN_STATES.includes(state)) throw conflict('closing.not_open', { state });
}
