import { In, type EntityManager } from 'typeorm';
import { Announcement, evidenceOf, INTERESTED_PARTY, Objection, type ObjectionEvidence } from '#libs/announcement';
import type { ClosingNoticeRow, OwnObjectionView, StaffObjectionView } from '#libs/contract';
import { mayStaff, registryTime, type Actor } from '#libs/kernel';
import { unseal } from '#libs/platform';

const AT_MOST = 200;

/** Notices of simplified deregistration that run and are public, the latest first. Nothing in them is about a person. */
export async function closingNotices(tx: EntityManager): Promise<ClosingNoticeRow[]> {
  const rows = await tx.find(Announcement, {
    where: { kind: 'simplifiedDeregistration', state: 'RUNNING', isPublic: true },
    order: { publishedAt: 'desc', id: 'asc' },
    take: AT_MOST,
  });
  return rows.map(({ id, name, code, jurisdiction, publishedOn, endsOn }) => ({ id, name, code, registry: jurisdiction, publishedOn, endsOn }));
}

/** What the caller has objected, the latest first. */
export async function ownObjections(tx: EntityManager, actor: Actor): Promise<OwnObjectionView[]> {
  return viewsOf(tx, await tx.find(Objection, { where: { accountId: actor.userId }, order: { madeAt: 'desc' }, take: AT_MOST }));
}

/** One of the caller's, after an act of theirs. */
export async function ownObjection(tx: EntityManager, id: string): Promise<OwnObjectionView> {
  const [view] = await viewsOf(tx, [await tx.findOneByOrFail(Objection, { id })]);
  if (!view) throw new Error('an objection without its announcement');
  return view;
}

/** Objections that stand in the officer's districts: the registry sees all, another department its own. Contacts are the registry's alone. */
export async function staffObjections(tx: EntityManager, actor: Actor): Promise<StaffObjectionView[]> {
  const isRegistry = actor.department === 'MARKET_SUPERVISION';
  const rows = await tx.find(Objection, {
    where: { state: 'STANDING', ...(isRegistry ? {} : { department: actor.department ?? '' }) },
    order: { madeAt: 'asc' },
    take: AT_MOST,
  });
  const notices = await noticesOf(tx, rows);
  const files = await filesOf(tx, rows);
  return rows.flatMap((row) => {
    const notice = notices.get(row.announcementId);
    if (!notice || !mayStaff(actor, notice.jurisdiction)) return [];
    return [{ ...viewOf(row, notice, files), by: row.department ?? INTERESTED_PARTY, contact: unseal(row.sealed, row.id)['contact'] ?? '' }];
  });
}

async function viewsOf(tx: EntityManager, rows: readonly Objection[]): Promise<OwnObjectionView[]> {
  const notices = await noticesOf(tx, rows);
  const files = await filesOf(tx, rows);
  return rows.flatMap((row) => {
    const notice = notices.get(row.announcementId);
    return notice ? [viewOf(row, notice, files)] : [];
  });
}

async function noticesOf(tx: EntityManager, rows: readonly Objection[]): Promise<Map<string, Announcement>> {
  const notices = await tx.findBy(Announcement, { id: In(rows.map(({ announcementId }) => announcementId)) });
  return new Map(notices.map((notice) => [notice.id, notice]));
}

const filesOf = (tx: EntityManager, rows: readonly Objection[]): Promise<ObjectionEvidence[]> =>
  evidenceOf(
    tx,
    rows.map(({ id }) => id),
  );

const viewOf = (
  { id, madeOn, reason, state, answer, answeredAt, closeReason }: Objection,
  { id: notice, name, code, endsOn }: Announcement,
  files: readonly ObjectionEvidence[],
): OwnObjectionView => ({
  id,
  evidence: files.flatMap(({ objectionId, id: file, fileName, bytes }) => (objectionId === id ? [{ id: file, fileName, bytes }] : [])),
  moves: state === 'STANDING' ? ['withdraw', 'attach'] : [],
  notice,
  name,
  code,
  endsOn,
  on: madeOn,
  reason,
  state,
  answer,
  answeredAt: answeredAt && registryTime(answeredAt),
  closeReason,
});
