import type { EntityManager } from 'typeorm';
import type { RemarkView } from '#libs/contract';
import { conflict, invalid, registryNow, type Actor } from '#libs/kernel';
import { audit } from '#libs/platform';
import { FilingAnswer, FilingHistory, type Filing } from './filing.entity.ts';
import { lockOwnFiling } from './lock-filing.ts';

export interface Answer {
  /** Which remark of the request, counted from 0. */
  remark: number;
  answer: string;
}

/** The applicant writes beside each remark what was done about it; the officer reads both together. Until it is handed in again, an answer may be changed. */
export async function answerRemarks(tx: EntityManager, actor: Actor, filingId: string, answers: readonly Answer[]): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  const request = await lastRequest(tx, filingId);
  if (!request || !['CORRECTION_REQUESTED', 'DRAFT', 'AWAITING_SIGNATURES'].includes(filing.state))
    throw conflict('filing.nothing_to_answer', { state: filing.state });
  for (const [place, { remark, answer }] of answers.entries()) {
    if (!request.remarks[remark]) throw invalid('filing.no_such_remark', { path: `answers[${place}].remark`, remarks: request.remarks.length });
    if (/<\s*[/!?a-z]/i.test(answer)) throw invalid('filing.markup', { path: `answers[${place}].answer` });
    await tx.save(tx.create(FilingAnswer, { filingId, round: request.round, place: remark, answer, answeredAt: registryNow() }));
  }
  await audit(tx, actor, 'filing.remarks_answered', filingId, { round: request.round, remarks: answers.map(({ remark }) => remark) });
  return filing;
}

export interface CorrectionRequest {
  round: number;
  remarks: RemarkView[];
}

/** Each request to correct, in order, with the applicant's answers beside its remarks. */
export async function correctionRequests(tx: EntityManager, filingId: string): Promise<CorrectionRequest[]> {
  const moves = await tx.find(FilingHistory, { where: { filingId, toState: 'CORRECTION_REQUESTED' }, order: { id: 'asc' } });
  const answers = moves.length > 0 ? await tx.findBy(FilingAnswer, { filingId }) : [];
  return moves.map(({ round, details }) => {
    // Written with the move by whoever asked.
    const { remarks = [] } = details as { remarks?: RemarkView[] };
    return {
      round,
      remarks: remarks.map((remark, place) => {
        const answer = answers.find((one) => one.round === round && one.place === place)?.answer;
        return answer === undefined ? remark : { ...remark, answer };
      }),
    };
  });
}

const lastRequest = async (tx: EntityManager, filingId: string): Promise<CorrectionRequest | undefined> =>
  (await correctionRequests(tx, filingId)).at(-1);
