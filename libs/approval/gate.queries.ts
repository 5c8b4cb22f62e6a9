import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import type { GateView, ReasonView, RoundDifferencesView } from '#libs/contract';
import { lawNow } from '#libs/editions';
import { Filing } from '#libs/filing';
import { Account } from '#libs/identity';
import { invalid, registryTime, type Actor } from '#libs/kernel';
import { audit, spoken } from '#libs/platform';
import { ApprovalVerdict } from './approval.entity.ts';
import { outcomeOf } from './approval.rules.ts';
import { getTask } from './lock-task.ts';
import { roundContent } from './round-content.ts';
import { differencesOf } from './round.rules.ts';
import { gateOf } from './settle.ts';

/** Who approved what, which round, when; and what the licence still waits for. */
export async function gatePage(tx: EntityManager, actor: Actor, taskId: string): Promise<GateView> {
  const { filingId, round } = await getTask(tx, actor, taskId);
  const filing = await tx.findOneByOrFail(Filing, { id: filingId });
  const gate = await gateOf(tx, filingId, round);
  const said = gate.flatMap(({ verdicts }) => verdicts);
  const accounts = said.length > 0 ? await tx.findBy(Account, { id: In(said.map(({ byId }) => byId)) }) : [];
  const origins = await originsOf(tx, said);
  return {
    filing: { id: filing.id, number: filing.number ?? '', state: filing.state, round },
    outcome: outcomeOf(gate),
    tasks: gate.map(({ task, verdicts, verdict }) => ({
      department: task.department,
      kind: task.kind,
      verdict,
      paused: task.pausedAt && !task.closedAt ? task.pauseReason : null,
      assigned: task.assigned,
      words: verdicts.map(({ step, byId, at, carriedFrom, ...word }) => ({
        step,
        verdict: word.verdict,
        by: accounts.find(({ id }) => id === byId)?.name ?? 'OneWindow',
        at: registryTime(at),
        round: (carriedFrom !== null && origins.get(carriedFrom)) || word.round,
      })),
    })),
  };
}

/** The round in which each carried verdict was given. */
export async function originsOf(tx: EntityManager, verdicts: readonly ApprovalVerdict[]): Promise<Map<string, number>> {
  const ids = verdicts.flatMap(({ carriedFrom }) => carriedFrom ?? []);
  const rows = ids.length > 0 ? await tx.findBy(ApprovalVerdict, { id: In(ids) }) : [];
  return new Map(rows.map(({ id, round }) => [id, round]));
}

/** What the applicant changed between two rounds, the one before and the present one where none is named. */
export async function differencesPage(tx: EntityManager, actor: Actor, taskId: string, asked: { from?: number }): Promise<RoundDifferencesView> {
  const task = await getTask(tx, actor, taskId);
  const from = asked.from ?? task.round - 1;
  if (from < 1 || from >= task.round) throw invalid('approval.no_such_round', { path: 'from', rounds: task.round });
  const [before, after] = [await roundContent(tx, task.filingId, from), await roundContent(tx, task.filingId, task.round)];
  await audit(tx, actor, 'task.viewed', taskId, { round: task.round, from });
  const has = (papers: readonly { kind: string; sha256: string }[], one: { kind: string; sha256: string }): boolean =>
    papers.some(({ kind, sha256 }) => kind === one.kind && sha256 === one.sha256);
  return {
    from,
    to: task.round,
    differences: differencesOf(before.facts, after.facts).map(({ path, ...sides }) => ({
      path,
      before: sides.before ?? null,
      after: sides.after ?? null,
    })),
    documents: [
      ...before.documents.filter((one) => !has(after.documents, one)).map(({ kind }) => ({ kind, what: 'removed' as const })),
      ...after.documents.filter((one) => !has(before.documents, one)).map(({ kind }) => ({ kind, what: 'added' as const })),
    ],
  };
}

/** The reasons that the caller's department may give, in the caller's language. */
export async function reasonList(tx: EntityManager, actor: Actor): Promise<ReasonView[]> {
  const law = await lawNow(tx);
  return law.reasons.of(actor.department ?? '').map((one) => ({ code: one.code, area: one.area, paths: [...one.paths], ...one[spoken()] }));
}
