import type { EntityManager } from 'typeorm';
import type { ClosingMove } from '#libs/contract';
import { notFound, registryNow, type Actor } from '#libs/kernel';
import { Closing, ClosingHistory } from './closing.entity.ts';
import { afterClosingMove } from './closing.state.ts';

/** Holds a closing. Its filing is held before, its entity after it. */
export async function lockClosing(tx: EntityManager, filingId: string): Promise<Closing> {
  const closing = await tx.findOne(Closing, { where: { filingId }, lock: { mode: 'pessimistic_write' } });
  if (!closing) throw notFound('closing.not_found');
  return closing;
}

/** A closing begins, with the first row of its history. */
export async function beginClosing(tx: EntityManager, actor: Actor, closing: Closing): Promise<Closing> {
  const row = tx.create(Closing, closing);
  await tx.insert(Closing, row);
  await note(tx, actor, row, 'begin', null, {});
  return row;
}

/** The only place where a closing changes state; the move and its history row commit together. */
export async function moveClosing(tx: EntityManager, actor: Actor, closing: Closing, move: ClosingMove, details: object = {}): Promise<Closing> {
  const from = closing.state;
  closing.state = afterClosingMove(from, move);
  await note(tx, actor, closing, move, from, details);
  return tx.save(closing);
}

async function note(
  tx: EntityManager,
  actor: Actor,
  { filingId, state }: Closing,
  move: ClosingMove | 'begin',
  fromState: Closing['state'] | null,
  details: object,
): Promise<void> {
  await tx.insert(ClosingHistory, { filingId, move, fromState, toState: state, actorId: actor.userId, at: registryNow(), details });
}
