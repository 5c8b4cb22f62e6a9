import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { lawNow } from '#libs/editions';
import { isBlocking, reservationTerm, type Finding } from '#libs/findings';
import { addMonths, conflict, invalid, notFound, registryDate, registryNow, type Actor } from '#libs/kernel';
import { audit, spoken } from '#libs/platform';
import { holdForReservation } from './hold-name.ts';
import { judgeName, type NameQuestion } from './judge-name.ts';
import { findingWords } from './naming.view.ts';
import { openVerdict } from './name-verdict.ts';
import { NameHold, NameReservation } from './naming.entity.ts';
import { isRunning } from './naming.rules.ts';
import { reserveName } from './reserve-name.ts';

/** Running reservations of one account [own figure]: an agent may have several firms in hand, nobody a stock of names. */
const MOST_RUNNING = 20;

/**
 * Reserves the very text that a verdict was spoken on, for the term of the day's edition. The name is held first, then judged again: what
 * others took since the verdict is seen, and of two who reserve at one moment one is refused.
 */
export async function reserveCheckedName(
  tx: EntityManager,
  actor: Actor,
  { verdictToken, name }: { verdictToken: string; name: string },
): Promise<NameReservation> {
  const { question, lawVersion } = openVerdict(verdictToken, actor.userId, name);
  const law = await lawNow(tx);
  const on = registryDate();
  if (law.version !== lawVersion) throw conflict('name.verdict_too_old', { path: 'verdictToken', judged: name, on, lawVersion });
  if ((await countRunning(tx, actor, on)) >= MOST_RUNNING) throw conflict('name.too_many_reservations', { most: MOST_RUNNING });

  const { askedBy: _, jurisdiction, ...asked } = question;
  const order = { name, jurisdiction, reservedOn: on, applicantId: actor.userId, question: asked };
  const reservation = await reserveName(tx, law, { ...order, validTo: reservationTerm(on, false, law.names) });
  const { priorApproval } = await mustStillPass(tx, law, question, on);
  reservation.priorApproval = priorApproval;
  reservation.validTo = reservationTerm(on, priorApproval, law.names);
  await audit(tx, actor, 'name.reserved', reservation.id, { validTo: reservation.validTo });
  return tx.save(reservation);
}

/** Renews a reservation that runs, as often as the edition of the day allows, by its term from the old last day on. The name is judged again. */
export async function renewReservation(tx: EntityManager, actor: Actor, id: string): Promise<NameReservation> {
  const reservation = await lockOwnReservation(tx, actor, id);
  const law = await lawNow(tx);
  const on = registryDate();
  if (!isRunning(reservation, on) || !reservation.question) throw conflict('name.reservation_over', { validTo: reservation.validTo });
  const { renewals, months, monthsWithPriorApproval } = law.names.regimeOn(on).reservation;
  if (reservation.renewals >= renewals) throw conflict('name.renewal_not_allowed', { validTo: reservation.validTo, renewals });
  await holdForReservation(tx, reservation);
  await mustStillPass(tx, law, { ...reservation.question, jurisdiction: reservation.jurisdiction ?? '', askedBy: actor.userId }, on);
  reservation.validTo = addMonths(reservation.validTo, reservation.priorApproval ? monthsWithPriorApproval : months);
  reservation.renewals += 1;
  await audit(tx, actor, 'name.reservation_renewed', id, { validTo: reservation.validTo });
  return tx.save(reservation);
}

/** Gives a name back before its last day; not while a filing has it. */
export async function releaseReservation(tx: EntityManager, actor: Actor, id: string): Promise<NameReservation> {
  const reservation = await lockOwnReservation(tx, actor, id);
  if (reservation.endedAt) return reservation;
  const hold = await tx.findOne(NameHold, { where: { reservationId: id }, lock: { mode: 'pessimistic_write' } });
  if (hold?.filingId) throw conflict('name.reservation_in_use', {});
  if (hold) await tx.delete(NameHold, { pool: hold.pool, normalised: hold.normalised });
  reservation.endedAt = registryNow();
  reservation.endedBy = 'released';
  await audit(tx, actor, 'name.reservation_released', id);
  return tx.save(reservation);
}

async function mustStillPass(tx: EntityManager, law: Law, question: NameQuestion, on: string): Promise<{ priorApproval: boolean }> {
  const { findings, priorApproval } = await judgeName(tx, law, question, on);
  if (findings.some(isBlocking)) throw refused(findings, law);
  return { priorApproval };
}

const refused = (findings: Finding[], law: Law): Error => invalid('name.refused', { path: 'name', findings: findingWords(findings, law, spoken()) });

async function lockOwnReservation(tx: EntityManager, actor: Actor, id: string): Promise<NameReservation> {
  const reservation = await tx.findOne(NameReservation, { where: { id, applicantId: actor.userId }, lock: { mode: 'pessimistic_write' } });
  if (!reservation) throw notFound('name.reservation_not_found');
  return reservation;
}

async function countRunning(tx: EntityManager, actor: Actor, on: string): Promise<number> {
  const rows = await tx.findBy(NameReservation, { applicantId: actor.userId });
  return rows.filter((row) => isRunning(row, on)).length;
}
