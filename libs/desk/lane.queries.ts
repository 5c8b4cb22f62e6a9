import type { EntityManager } from 'typeorm';
import type { DeskSearch, LaneKey, LanesView } from '#libs/contract';
import { registryDate, type Actor } from '#libs/kernel';
import { figures } from './board.queries.ts';

const lanesOf = (today: string): Record<LaneKey, DeskSearch> => ({
  open: {},
  mine: { view: 'mine' },
  free: { place: 'FREE' },
  priority: { priority: true },
  dueToday: { dueFrom: today, dueTo: today },
  overdue: { overdue: true },
  corrected: { corrected: true },
  paused: { place: 'PAUSED' },
  decidedToday: { view: 'done', decidedFrom: today, decidedTo: today },
});

/** Every lane with its number, counted in one pass by the condition of its list. */
export async function lanesPage(tx: EntityManager, actor: Actor): Promise<LanesView> {
  const on = registryDate();
  const counted = await figures(tx, actor, lanesOf(on));
  const keys: readonly LaneKey[] = ['open', 'mine', 'free', 'priority', 'dueToday', 'overdue', 'corrected', 'paused', 'decidedToday'];
  return { on, lanes: keys.map((key) => ({ key, figure: counted[key] ?? { count: 0, query: {} } })) };
}
