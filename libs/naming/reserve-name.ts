import { randomInt } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import type { Law } from '#libs/catalogue';
import { nameKeys } from '#libs/findings';
import { newId, registryDate } from '#libs/kernel';
import { lettersOf, soundKeysOf } from '#libs/register';
import { holdForReservation } from './hold-name.ts';
import { NameReservation, NameReservationKey, type ReservedQuestion } from './naming.entity.ts';
import { isRunning, poolOf } from './naming.rules.ts';

export interface ReservationOrder {
  code?: string;
  name: string;
  jurisdiction: string;
  reservedOn: string;
  validTo: string;
  applicantId: string | null;
  question?: ReservedQuestion;
  priorApproval?: boolean;
}

/** Records a reservation in the forms in which names are compared, and holds its name while it runs. Whether it may be had was asked before. */
export async function reserveName(tx: EntityManager, law: Law, order: ReservationOrder): Promise<NameReservation> {
  const keys = nameKeys(order.name, law.names);
  const reservation = tx.create(NameReservation, {
    id: newId(),
    code: order.code ?? newCode(),
    pool: poolOf(order.jurisdiction),
    name: order.name,
    normalised: keys.normalised,
    tradeName: keys.tradeName,
    industryTerm: keys.industryTerm,
    letters: lettersOf(keys.normalised),
    reservedOn: order.reservedOn,
    validTo: order.validTo,
    applicantId: order.applicantId,
    question: order.question ?? null,
    jurisdiction: order.jurisdiction,
    priorApproval: order.priorApproval ?? false,
    renewals: 0,
    endedAt: null,
    endedBy: null,
  });
  if (isRunning(reservation, registryDate())) await holdForReservation(tx, reservation);
  await tx.insert(NameReservation, reservation);
  // Rules compare a reserved name as one of an enterprise.
  const rows = soundKeysOf({ ...reservation, individual: false }).map((row) => ({ ...row, reservationId: reservation.id }));
  if (rows.length > 0) await tx.insert(NameReservationKey, rows);
  return reservation;
}

/** Letters and figures that nobody mistakes for one another; fifty bits, so that no code is guessed. */
const SIGNS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const newCode = (): string => `YL${Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]).join('')}`;
