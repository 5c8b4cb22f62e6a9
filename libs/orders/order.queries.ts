import { In, IsNull, type EntityManager } from 'typeorm';
import type { FirmOrderMove, FirmOrderView } from '#libs/contract';
import { accountName } from '#libs/identity';
import { mayStaff, notFound, registryDate, registryTime, type Actor } from '#libs/kernel';
import { RegisterEntity, RegisterName } from '#libs/register';
import { FirmOrder } from './order.entity.ts';
import { ORDER_MOVES } from './order.state.ts';

const AT_MOST = 200;
const DECIDERS = ['approver', 'supervisor'];

/** Orders of one's districts, the open ones first, then the last made. */
export async function firmOrders(tx: EntityManager, actor: Actor): Promise<FirmOrderView[]> {
  const rows = await tx.find(FirmOrder, { order: { decidedAt: { direction: 'desc', nulls: 'first' }, proposedAt: 'desc' }, take: AT_MOST });
  return viewsOf(
    tx,
    actor,
    rows.filter(({ jurisdiction }) => mayStaff(actor, jurisdiction, 'MARKET_SUPERVISION')),
  );
}

export async function firmOrder(tx: EntityManager, actor: Actor, id: string): Promise<FirmOrderView> {
  const row = await tx.findOneBy(FirmOrder, { id });
  const [view] = row && mayStaff(actor, row.jurisdiction, 'MARKET_SUPERVISION') ? await viewsOf(tx, actor, [row]) : [];
  if (!view) throw notFound('order.not_found');
  return view;
}

async function viewsOf(tx: EntityManager, actor: Actor, rows: readonly FirmOrder[]): Promise<FirmOrderView[]> {
  const ids = rows.map(({ entityId }) => entityId);
  const entities = new Map((await tx.findBy(RegisterEntity, { id: In(ids) })).map((one) => [one.id, one]));
  const names = new Map((await tx.findBy(RegisterName, { entityId: In(ids), until: IsNull() })).map((one) => [one.entityId, one.full]));
  const views: FirmOrderView[] = [];
  for (const row of rows) {
    const entity = entities.get(row.entityId);
    views.push({
      ...{ id: row.id, kind: row.kind, state: row.state, registry: row.jurisdiction, ground: row.ground, document: row.document },
      ...{ reason: row.reason, hearingEndsOn: row.hearingEndsOn, statement: row.statement, decisionReason: row.decisionReason, liable: row.liable },
      entity: {
        name: names.get(row.entityId) ?? '',
        code: entity?.unifiedSocialCreditCode ?? entity?.registrationNumber ?? '',
        state: entity?.state ?? '',
      },
      proposedBy: await accountName(tx, row.proposedBy),
      proposedAt: registryTime(row.proposedAt),
      decidedBy: row.decidedBy && (await accountName(tx, row.decidedBy)),
      decidedAt: row.decidedAt && registryTime(row.decidedAt),
      moves: movesOf(row, actor),
    });
  }
  return views;
}

function movesOf({ state, proposedBy, hearingEndsOn }: FirmOrder, actor: Actor): FirmOrderMove[] {
  const heardStill = hearingEndsOn !== null && registryDate() <= hearingEndsOn;
  const decides = actor.roles.some((role) => DECIDERS.includes(role)) && proposedBy !== actor.userId;
  return (['hear', 'confirm', 'dismiss'] as const).filter(
    (move) => move in ORDER_MOVES[state] && (move === 'hear' ? heardStill : decides && !(move === 'confirm' && heardStill)),
  );
}
