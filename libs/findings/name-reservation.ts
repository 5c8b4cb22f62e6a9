import type { NameLaw } from '#libs/catalogue';
import { addMonths, isDate } from '#libs/kernel';
import type { Defect } from './matter.ts';
import type { NameMatter } from './name-matter.ts';
import { tidy } from './name-text.ts';
import type { WorldReservation } from './world.ts';

/** The last day of a reservation made on that day, by the regime of that day. */
export function reservationTerm(reservedOn: string, withPriorApproval: boolean, law: NameLaw): string {
  const { months, monthsWithPriorApproval } = law.regimeOn(reservedOn).reservation;
  return addMonths(reservedOn, withPriorApproval ? monthsWithPriorApproval : months);
}

/** The last day as noted, or else as the law has it; one that nobody can tell has no end. */
export function reservationEnd(reservation: WorldReservation, law: NameLaw): string {
  if (isDate(reservation.validTo)) return reservation.validTo;
  const loose: Readonly<Record<string, unknown>> = { ...reservation };
  return isDate(reservation.reservedOn) ? reservationTerm(reservation.reservedOn, loose['priorApproval'] === true, law) : '9999-12-31';
}

/** The reservation a filing refers to: the applicants' own, running to the end of its last day, and of this very text. */
export function reservationDefects({ name, world, names, on }: NameMatter): Defect[] {
  const path = 'name.reservation';
  const given = name.reservation;
  if (given === undefined || given === '') return [];
  const reservation = world.reservations?.find((one) => one.id === given);
  if (!reservation) return [{ rule: 'name.reservation_not_own', path, given }];
  const end = reservationEnd(reservation, names);
  const differs = reservation.name !== undefined && tidy(reservation.name) !== tidy(name.full);
  const own = reservation.applicants === 'own';
  return [
    ...(own ? [] : [{ rule: 'name.reservation_not_own', path, given }]),
    ...(own && end < on ? [{ rule: 'name.reservation_expired', path, given: end }] : []),
    ...(differs
      ? [{ rule: 'name.differs_from_reservation', path: 'name.full', given: tidy(name.full), ...(own ? { suggestion: reservation.name } : {}) }]
      : []),
  ];
}
