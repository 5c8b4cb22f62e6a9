import { In, type EntityManager } from 'typeorm';
import { Announcement, evidenceOf, INTERESTED_PARTY, objectionsTo, type Objection } from '#libs/announcement';
import type { ClosingView, FindingView, ObjectionView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { CLOSINGS, Filing, findingViews, getOwnFiling, isEnded, ownFilings } from '#libs/filing';
import { notFound, registryTime, type Actor } from '#libs/kernel';
import { closedEntity } from './closed-entity.ts';
import { Closing, ClosingHistory } from './closing.entity.ts';
import { OPEN_STATES } from './closing.state.ts';
import { standingInTheWay } from './decide-closing.ts';

/** The caller's closings, the last begun first. */
export async function closingList(tx: EntityManager, actor: Actor): Promise<ClosingView[]> {
  const filings = await tx.find(Filing, {
    where: (await ownFilings(tx, actor)).map((own) => ({ ...own, kind: In([...CLOSINGS]) })),
    order: { createdAt: 'desc' },
    take: 100,
  });
  const views: ClosingView[] = [];
  for (const filing of filings) views.push(await closingView(tx, filing));
  return views;
}

/** A closing as its filer sees it, from the draft to the certificate. */
export async function closingPage(tx: EntityManager, actor: Actor, filingId: string): Promise<ClosingView> {
  const filing = await getOwnFiling(tx, actor, filingId);
  if (!CLOSINGS.includes(filing.kind)) throw notFound('closing.not_found');
  return closingView(tx, filing);
}

export async function closingView(tx: EntityManager, filing: Filing): Promise<ClosingView> {
  const closing = await tx.findOneBy(Closing, { filingId: filing.id });
  const announcement = closing?.announcementId ? await tx.findOneBy(Announcement, { id: closing.announcementId }) : null;
  const objections = announcement ? await objectionsTo(tx, announcement.id) : [];
  const evidence = await evidenceOf(
    tx,
    objections.map(({ id }) => id),
  );
  const shown = new Set(evidence.map(({ objectionId }) => objectionId));
  const history = await tx.find(ClosingHistory, { where: { filingId: filing.id }, order: { id: 'asc' } });
  const open = closing !== null && OPEN_STATES.includes(closing.state);
  return {
    filingId: filing.id,
    filingNumber: filing.number,
    filingState: filing.state,
    way: filing.kind === 'simplifiedDeregistration' ? 'simplified' : 'ordinary',
    state: closing?.state ?? (filing.state === 'IN_REVIEW' || filing.state === 'APPROVED' ? 'REVIEW' : null),
    entity: await closedEntity(tx, filing.subject ?? ''),
    automatic: closing?.automatic ?? filing.facts.simplifiedDeregistration?.automatic ?? false,
    edition: closing?.edition ?? null,
    notice: announcement?.isPublic ? { publishedOn: announcement.publishedOn, endsOn: announcement.endsOn } : null,
    objectionsUntil: closing?.noticeEndsOn ?? null,
    applyFrom: closing?.applyFrom ?? null,
    applyUntil: closing?.applyUntil ?? null,
    decidedOn: closing?.decidedOn ?? null,
    objections: objections.map((objection) => objectionView(objection, shown.has(objection.id))),
    findings: await findingsOf(tx, closing, filing, objections),
    moves: [
      ...(closing?.state === 'WINDOW' ? (['apply'] as const) : []),
      ...(open ? (['withdraw'] as const) : []),
      ...(open && objections.some(({ state }) => state === 'STANDING') ? (['answer'] as const) : []),
      ...(closing?.state === 'TERMINATED' || closing?.state === 'LAPSED' || closing?.state === 'WITHDRAWN' ? (['retry'] as const) : []),
    ],
    certificate: closing?.certificateSha256 !== null && closing?.certificateSha256 !== undefined,
    timeline: history.map(({ at, move, toState }) => ({ at: registryTime(at), what: move, to: toState })),
  };
}

/** While it can still come to something: what stands in the way today. Of a run that an objection ended: that. */
async function findingsOf(tx: EntityManager, closing: Closing | null, filing: Filing, objections: readonly Objection[]): Promise<FindingView[]> {
  const law = await lawNow(tx);
  if (closing?.state === 'TERMINATED') {
    const code = law.finding('dereg.objection_received');
    return findingViews(
      objections.flatMap(({ state, department }, place) =>
        state === 'STANDING'
          ? [
              {
                rule: code.rule,
                path: `simplifiedDeregistration.objections[${place}]`,
                severity: code.severity,
                source: code.source,
                given: department ?? INTERESTED_PARTY,
              },
            ]
          : [],
      ),
      law,
    );
  }
  return isEnded(filing.state) ? [] : findingViews(await standingInTheWay(tx, closing, filing), law);
}

export const objectionView = (
  { id, department, madeOn, reason, state, answer, answeredAt, closeReason }: Objection,
  hasEvidence: boolean,
): ObjectionView => ({
  id,
  by: department ?? INTERESTED_PARTY,
  on: madeOn,
  reason,
  hasEvidence,
  state,
  answer,
  answeredAt: answeredAt && registryTime(answeredAt),
  closeReason,
});
