import { IsNull, type EntityManager } from 'typeorm';
import { lawNow } from '#libs/editions';
import { isBlocking } from '#libs/findings';
import { AppError, invalid, newId, registryDate, registryNow, type Actor } from '#libs/kernel';
import { holdName } from '#libs/naming';
import { checkFiling, type Check } from './check-filing.ts';
import { FilingDocument, FilingRound, type Filing } from './filing.entity.ts';
import { mustBeOnlyChange, mustFitRegister } from './fit-register.ts';
import { CLOSINGS, endsTheRun, frameOf } from './filing.rules.ts';
import { afterMove } from './filing.state.ts';
import { findingViews } from './finding.view.ts';
import { lockOwnFiling } from './lock-filing.ts';
import { mustBeOnlyClosing } from './only-closing.ts';
import { moveFiling } from './move-filing.ts';
import { permitsHeld } from './permits-held.ts';
import { openFacts, sealFacts } from './sealed-facts.ts';
import { contentHashOf } from './signed-content.ts';

/** The applicant hands a filing in for review. */
export async function submitFiling(tx: EntityManager, actor: Actor, filingId: string): Promise<Filing> {
  const filing = await lockOwnFiling(tx, actor, filingId);
  afterMove(filing.state, 'submit');
  const { facts } = openFacts(filing);
  if (CLOSINGS.includes(filing.kind)) await mustBeOnlyClosing(tx, filing);
  const result = await checkedWithName(tx, filing, facts);
  if (result.findings.some((finding) => isBlocking(finding) && !endsTheRun(finding)))
    throw invalid('filing.has_blocking_findings', { findings: findingViews(result.findings, result.law) });

  await mustBeOnlyChange(tx, filing);
  await mustFitRegister(tx, filing, facts, result.signers.filter(({ asks }) => asks === 'sign').length);
  filing.effectiveOn = facts.change?.effectiveOn ?? null;
  filing.round += 1;
  filing.number ??= await takeNumber(tx, filing.jurisdiction);
  await freezeRound(tx, filing, result); // what every signature, task and verdict refers to
  return moveFiling(tx, actor, filing, 'submit');
}

/**
 * Holds the name first: a filing that entered it meanwhile has then committed, and the check sees it. A name that others hold is a conflict
 * by itself; where more is wrong, it is told together with everything else.
 */
async function checkedWithName(tx: EntityManager, filing: Filing, facts: Filing['facts']): Promise<Check> {
  const name = facts.name?.full;
  const heldByOthers = name ? await holdName(tx, await lawNow(tx), filing, name).then(() => null, appErrorOnly) : null;
  const result = await checkFiling(tx, filing, facts);
  if (heldByOthers && result.findings.every((finding) => !isBlocking(finding) || finding.rule === heldByOthers.code)) throw heldByOthers;
  return result;
}

function appErrorOnly(error: unknown): AppError {
  if (error instanceof AppError) return error;
  throw error;
}

async function freezeRound(tx: EntityManager, filing: Filing, { findings, law }: Check): Promise<void> {
  const id = newId();
  const { facts } = openFacts(filing);
  const documents = await tx.findBy(FilingDocument, { filingId: filing.id, removedAt: IsNull() });
  const round = tx.create(FilingRound, {
    ...sealFacts(facts, {}, id),
    id,
    filingId: filing.id,
    round: filing.round,
    contentHash: contentHashOf(frameOf(filing), facts),
    lawVersion: law.version,
    findings: findings.map(({ rule, path, severity, source, given, suggestion }) => ({ rule, path, severity, source, given, suggestion })),
    documents: documents.map(({ kind, sha256 }) => ({ kind, sha256 })),
    permits: await permitsHeld(tx, filing.id),
    receivedAt: registryNow(),
  });
  await tx.save(round);
}

/** The next number of a registry and day. Its counter is held until the end, so it is taken late. */
async function takeNumber(tx: EntityManager, division: string): Promise<string> {
  const day = registryDate().replaceAll('-', '');
  const [{ last }]: [{ last: number }] = await tx.query(
    `insert into filing_counter (division, day, last) values ($1, $2, 1)
      on conflict (division, day) do update set last = filing_counter.last + 1 returning last`,
    [division, day],
  );
  return `${division}-${day}-${String(last).padStart(6, '0')}`;
}
